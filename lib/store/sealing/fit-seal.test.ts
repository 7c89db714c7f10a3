import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { aPayment, aRecord } from '../../../tests/fixtures/builders.ts'
import {
  closed,
  none,
  open,
  opening,
  openSealed,
  otherVault,
  personal,
  told,
} from '../../../tests/fixtures/sealed-store.ts'
import { createMovedStore } from '../moved.ts'
import { dropUnopenable, sealStored, unsealStored } from './fit-seal.ts'

describe('a vault that is made, and one that is taken away', () => {
  const numbers = Array.from({ length: 450 }, (_, i) => String(100_000_100 + i))
  async function fillMany(opened: ReturnType<typeof openSealed>) {
    await opened.put(...numbers.map(number => aRecord({ ...told, decision: null }, { number })))
    for (const number of numbers.slice(0, 30))
      await opened.store.savePairing({
        key: `first/maria.${number}/["f"]`,
        fourFields: 'f',
        patientUid: number,
        decidedAt: 1,
      })
    return opened.disk()
  }

  it('seals all that was stored before, and reads it meanwhile in either form', async () => {
    const opened = openSealed(none)
    await fillMany(opened)
    opened.vault.seal = open
    await opened.put(aRecord({}, { number: '100000999' }))
    expect(await opened.store.inStates(['attention'])).toHaveLength(450)
    expect(await opened.store.pairing('first/maria.100000100/["f"]')).toMatchObject({
      patientUid: '100000100',
    })
    await sealStored(opened.db)
    expect(await opened.disk()).not.toMatch(personal)
    expect(await opened.store.inStates(['attention'])).toHaveLength(450)
    expect(await opened.store.memories()).toHaveLength(30)
    expect(await opened.store.pairing('first/maria.100000100/["f"]')).toMatchObject({
      patientUid: '100000100',
    })
  })

  it('what an older version sealed less of is sealed again, once', async () => {
    const opened = openSealed(none)
    await opened.store.saveLedger([aPayment({ text: 'order 100000012, phone 214-563-0100' })])
    await opened.store.saveHealth({
      trouble: { code: 'nextech-down', message: 'Maria', since: 1, nextTryAt: null },
    })
    const raw = await opened.raw()
    await raw.table('days').put({ day: '2026-07-01', payments: [{ numbers: ['214-563-0100'] }] })
    const { vault } = open.kind === 'open' ? open.keys : expect.fail()
    await raw.table('meta').put({ name: 'sealed', value: { vault, to: 'open', next: null } })
    opened.vault.seal = open
    await sealStored(opened.db)
    expect(await opened.disk()).not.toMatch(personal)
    expect(await opened.store.health()).toMatchObject({ trouble: { message: 'Maria' } })
    let again = 0
    opened.db.ledger.hook('updating', () => {
      again += 1
    })
    await sealStored(opened.db)
    expect(again).toBe(0)
  })

  it('cut short, it goes on where it was', async () => {
    const opened = openSealed(none)
    await fillMany(opened)
    opened.vault.seal = open
    const kill = new AbortController()
    let written = 0
    opened.db.orders.hook('updating', () => {
      written += 1
      if (written > 250) kill.abort()
      kill.signal.throwIfAborted()
    })
    await expect(sealStored(opened.db)).rejects.toThrow()
    opened.close()
    const next = openSealed(open, opened.name)
    const begun = (await next.rows()).orders?.filter(row => 'sealed' in row).length
    expect(begun).toBe(200)
    let again = 0
    next.db.orders.hook('updating', () => {
      again += 1
    })
    await sealStored(next.db)
    expect(again).toBe(250)
    expect(await next.disk()).not.toMatch(personal)
    // Once whole, no start reads all of it again.
    await sealStored(next.db)
    expect(again).toBe(250)
  })

  it('all is as it was once the vault is taken away', async () => {
    const opened = openSealed(none)
    const before = await fillMany(opened)
    opened.vault.seal = open
    await sealStored(opened.db)
    opened.vault.seal = opening
    await unsealStored(opened.db)
    expect(await opened.disk()).toBe(before)
    opened.vault.seal = none
    expect(await opened.store.inStates(['attention'])).toHaveLength(450)
  })

  it('cut short in being taken away, it seals all again', async () => {
    const opened = openSealed(none)
    await fillMany(opened)
    opened.vault.seal = open
    await sealStored(opened.db)
    opened.vault.seal = opening
    opened.db.ledger.hook('updating', () => {
      throw new Error('killed')
    })
    await opened.store.saveLedger([aPayment({ text: 'of Maria' })])
    await expect(unsealStored(opened.db)).rejects.toThrow()
    expect(await opened.disk()).toMatch(personal)
    opened.close()
    const next = openSealed(open, opened.name)
    await sealStored(next.db)
    expect(await next.disk()).not.toMatch(personal)
  })

  it.each([
    ['none is there', none],
    ['another one is', otherVault],
  ])('one that is lost while %s leaves nothing that nobody can open', async (_, seal) => {
    const opened = openSealed(none)
    await fillMany(opened)
    opened.vault.seal = open
    await sealStored(opened.db)
    await dropUnopenable(opened.db)
    expect(await opened.db.orders.count()).toBe(450)
    opened.vault.seal = closed
    await dropUnopenable(opened.db)
    expect(await opened.db.orders.count()).toBe(450)
    opened.vault.seal = seal
    await dropUnopenable(opened.db)
    expect(await opened.db.orders.count()).toBe(0)
    await opened.put(aRecord())
    await dropUnopenable(opened.db)
    expect(await opened.db.orders.count()).toBe(1)
  })

  it('what moves to a backend is told whole, part by part', async () => {
    const opened = openSealed()
    await fillMany(opened)
    const keys = new Set<string>()
    const moved = createMovedStore(opened.db)
    let after: { record: string | null; memory: string | null } = { record: null, memory: null }
    for (;;) {
      const part = await moved.part(after)
      for (const { key } of part.memories) keys.add(key)
      if (part.lastMemory === null && part.lastRecord === null) break
      after = { record: part.lastRecord ?? after.record, memory: part.lastMemory ?? after.memory }
    }
    expect(keys.size).toBe(30)
    expect((await moved.count()).customers).toBe(30)
  })
})
