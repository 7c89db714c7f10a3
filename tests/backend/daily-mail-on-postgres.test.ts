import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { openDatabase } from '../../backend/database/open-database.ts'
import { claimDay } from '../../backend/mail/mail-days.ts'
import { measureMails } from '../../backend/mail/measure-mails.ts'
import { parseMasterKeys } from '../../backend/secrets/master-keys.ts'
import { type MailWorld, startMailWorld } from './mail-world.ts'
import { ownDatabase } from './own-database.ts'

// Two backends on one PostgreSQL: each summary leaves by one of them.
let backends: [OpenBackend, OpenBackend]
let world: MailWorld
beforeAll(async () => {
  const place = inject('storeDatabase')
  if (place.kind !== 'postgres') throw new Error('this is a test of PostgreSQL')
  const url = await ownDatabase(place.url)
  const masters = parseMasterKeys(randomBytes(32).toString('hex'))
  const open = async () => ({ ...(await openDatabase({ url })), masters })
  backends = [await open(), await open()]
  world = await startMailWorld(backends[0])
}, 120_000)
afterAll(async () => {
  await world.close()
  await Promise.all(backends.map(({ close }) => close()))
})

it('two backends mail each day once', async () => {
  await world.begin(7)
  const mailers = backends.flatMap(backend => [world.mailer(backend), world.mailer(backend)])
  await Promise.all(mailers.map(mailer => mailer.lookAround()))
  const ids = world.server.arrived.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1])
  expect([ids.length, new Set(ids).size]).toEqual([7, 7])
  expect((await world.days()).map(({ state, tries }) => `${state} ${tries}`)).toEqual(
    Array.from({ length: 7 }, () => 'sent 1'),
  )
  expect(await measureMails(backends[1].db)).toEqual({ mailsLate: 0, mailsGivenUp: 0 })
})

it('one of many that claim a day at the same moment gets it', async () => {
  await world.begin()
  await world.mailer().lookAround()
  for (let round = 0; round < 10; round++) {
    await world.skipWait()
    await backends[0].db.updateTable('mail_day').set({ state: 'due' }).execute()
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, n) => {
        const { db } = backends[n % 2 === 0 ? 0 : 1]
        return claimDay({ db, practiceId: world.id, timeZone: 'UTC' })
      }),
    )
    expect(claims.filter(claim => claim !== undefined)).toHaveLength(1)
  }
})
