import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { lockByPasskey, type PasskeySlot, PasskeySlotSchema, unlockByPasskey } from './passkey-slot.ts'
import { lockKey, makeKey, unlockKey } from './vault.ts'

const hex = (byte: string) => byte.repeat(32)
const output = hex('7e')
const owned = { id: 'ana', credential: 'QUJD_-8', salt: hex('5a'), madeAt: 1_800_000_000_000 }

async function locked() {
  const key = makeKey()
  return { key, slot: await lockByPasskey(key, output, owned) }
}

describe('a slot of a passkey', () => {
  it('opens by what the passkey makes of its salt, and keeps none of it', async () => {
    const { key, slot } = await locked()
    expect(await unlockByPasskey(slot, output)).toBe(key)
    expect(slot).toMatchObject(owned)
    for (const secret of [key, output]) expect(JSON.stringify(slot)).not.toContain(secret)
  })

  it.each([hex('7f'), hex('00'), `${output.slice(0, -1)}f`])('opens by no other output: %s', async other => {
    const { slot } = await locked()
    expect(await unlockByPasskey(slot, other)).toBeUndefined()
  })

  it.each<[string, (slot: PasskeySlot) => Partial<PasskeySlot>]>([
    ['whose it is', () => ({ id: 'bo' })],
    ['which passkey', () => ({ credential: 'QUJD' })],
    ['salt', () => ({ salt: hex('5b') })],
    ['since when', () => ({ madeAt: 1_700_000_000_000 })],
    ['vector', ({ iv }) => ({ iv: `${iv.slice(2)}00` })],
    ['first byte', ({ data }) => ({ data: `${data.startsWith('00') ? '11' : '00'}${data.slice(2)}` })],
    ['length', ({ data }) => ({ data: data.slice(2) })],
  ])('opens no more with another %s', async (_, change) => {
    const { slot } = await locked()
    expect(await unlockByPasskey({ ...slot, ...change(slot) }, output)).toBeUndefined()
  })

  it('locks the same key differently each time, and opens none of another vault', async () => {
    const { key, slot } = await locked()
    const again = await lockByPasskey(key, output, owned)
    expect(again.data).not.toBe(slot.data)
    const other = await lockByPasskey(makeKey(), output, owned)
    expect(await unlockByPasskey(other, output)).not.toBe(key)
  })

  it('is no slot of a passphrase: neither opens as the other', async () => {
    const { slot } = await locked()
    const byPassphrase = await lockKey(makeKey(), output, 'ana')
    expect(await unlockKey({ ...byPassphrase, iv: slot.iv, data: slot.data }, output)).toBeUndefined()
    const { iv, data } = byPassphrase
    expect(await unlockByPasskey({ ...slot, iv, data }, output)).toBeUndefined()
  })

  it.each([
    ['a salt that is too short', { salt: '5a' }],
    ['a credential that is none', { credential: 'a b' }],
    ['no credential', { credential: '' }],
    ['what is not hex', { data: 'xyz' }],
  ])('is refused with %s', async (_, change) => {
    const { slot } = await locked()
    expect(v.is(PasskeySlotSchema, slot)).toBe(true)
    expect(v.is(PasskeySlotSchema, { ...slot, ...change })).toBe(false)
  })
})
