import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { write } from '../../backend/database/practice-database.ts'
import { createWorker } from '../../backend/jobs/worker.ts'
import { summaryMail } from '../../backend/mail/compose.ts'
import { claimDay, mailTiming, settleDay } from '../../backend/mail/mail-days.ts'
import { createMailer } from '../../backend/mail/mailer.ts'
import { measureMails } from '../../backend/mail/measure-mails.ts'
import { putMeta } from '../../backend/postgres/meta.ts'
import { createPractices } from '../../backend/practice/practices.ts'
import { must } from '../fixtures/store.ts'
import { type MailWorld, startMailWorld } from './mail-world.ts'
import { openTestBackend } from './world.ts'

let backend: OpenBackend
let world: MailWorld
let log: string[]
beforeAll(async () => {
  backend = await openTestBackend()
  world = await startMailWorld(backend, { reads: true })
}, 240_000)
afterAll(async () => {
  await world.close()
  await backend.close()
})
beforeEach(() => {
  log = []
  vi.spyOn(console, 'error').mockImplementation(line => void log.push(String(line)))
})

const place = () => ({ db: backend.db, practiceId: world.id, timeZone: 'America/Chicago' })

describe('what leaves', () => {
  it('has the sums and numbers of the practice, and nobody’s name, e-mail, phone, address or card', async () => {
    const practice = must(await createPractices(backend).get(world.id))
    const days = Array.from({ length: 16 }, (_, n) => world.dayBefore(n))
    const mails = await Promise.all(
      days.flatMap(day => (['en', 'es'] as const).map(language => summaryMail(practice, day, { language }))),
    )
    const all = mails.map(({ subject, text, html }) => `${subject}\n${text}\n${html}`).join('\n')
    const waiting = await practice.engine.store.inStates(['resolve', 'attention'])
    expect(waiting.length).toBeGreaterThan(5)
    for (const { posting } of waiting) expect(all).toContain(posting.number)
    expect(all).toMatch(/Taken in the shop: [1-9]\d* orders?, \$[1-9]/)
    // Between words, for "Ann" is in "planned"; of figures anywhere but in an order's number.
    const words = all.toLowerCase().replaceAll(/\b1\d{8}\b/g, '')
    const isIn = (text: string) =>
      /^[\p{L} '-]+$/u.test(text)
        ? new RegExp(`(?<!\\p{L})${text}(?!\\p{L})`, 'u').test(words)
        : words.includes(text)
    expect(personal().filter(isIn)).toEqual([])
  })

  /** What names or finds a customer or a patient, by the keys under which the shop and Nextech tell it. */
  function personal(): string[] {
    const found = [...new Set(textsIn([world.practice.orders, world.practice.patients]))]
    expect(found.length).toBeGreaterThan(300)
    return found.filter(text => text.length > 3).map(text => text.toLowerCase())
  }

  const keys = new Set([
    ...['firstname', 'lastname', 'customer_email', 'email', 'telephone', 'street', 'city', 'postcode', 'dob'],
    ...['family', 'given', 'value', 'line', 'postalCode', 'birthDate', 'cc_last4', 'cc_last_4'],
  ])
  function textsIn(value: unknown, isTold = false): string[] {
    if (typeof value === 'string') return isTold ? [value.trim()] : []
    if (Array.isArray(value)) return value.flatMap(each => textsIn(each, isTold))
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, keys.has(key)))
  }
})

describe('a mailer', () => {
  it('mails each day once, to all, and again nothing', async () => {
    await world.begin(2)
    const mailer = world.mailer()
    await mailer.lookAround()
    await mailer.lookAround()
    await world.mailer().lookAround()
    expect(world.server.arrived.map(({ to }) => to)).toEqual(
      Array.from({ length: 2 }, () => ['ann@practice.example', 'ben@practice.example']),
    )
    expect(await world.days()).toMatchObject([
      { day: world.dayBefore(2), state: 'sent', tries: 1 },
      { day: world.dayBefore(1), state: 'sent', tries: 1 },
    ])
    expect((await world.told()).slice(-2)).toEqual([
      `mail.summary-sent ${world.dayBefore(2)}`,
      `mail.summary-sent ${world.dayBefore(1)}`,
    ])
    expect(mailer.counts()).toEqual({ sent: 2, failed: 0 })
    expect(log).toEqual([])
  })

  it('has nothing to do for a practice that asks for none, and leaves what is not due', async () => {
    await world.begin(0)
    await world.mailer().lookAround()
    expect(world.server.arrived).toEqual([])
    await backend.db.deleteFrom('mail_setting').execute()
    await world.mailer().lookAround()
    expect(world.server.arrived).toEqual([])
  })

  it('lets two of them share the days, each mailed once', async () => {
    await world.begin(5)
    await Promise.all([world.mailer(), world.mailer(), world.mailer()].map(mailer => mailer.lookAround()))
    expect(world.server.arrived).toHaveLength(5)
    expect(new Set(world.server.arrived.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1])).size).toBe(5)
  })

  it('tries again after trouble, later each time, with the same Message-ID', async () => {
    await world.begin()
    world.server.behave('busy')
    const mailer = world.mailer()
    const waits: number[] = []
    for (let tries = 1; tries <= 4; tries++) {
      await mailer.lookAround()
      // Before the wait is over nobody tries.
      await mailer.lookAround()
      const [row] = await world.days()
      expect(row).toMatchObject({ state: 'due', tries, unclear: 0 })
      waits.push(must(row).wait)
      await world.skipWait()
    }
    expect(waits).toEqual([1, 2, 5, 10])
    expect(log.join()).toContain('could not be mailed: EMESSAGE 451')
    expect(log.join()).not.toContain('practice.example')
    world.server.behave('well')
    await mailer.lookAround()
    expect(world.server.arrived).toHaveLength(1)
    expect(await world.days()).toMatchObject([{ state: 'sent', tries: 5 }])
    expect(mailer.counts()).toEqual({ sent: 1, failed: 4 })
  })

  it('gives up within the day, and says so in the activity and to who watches', async () => {
    await world.begin()
    world.server.behave('busy')
    const mailer = world.mailer()
    await mailer.lookAround()
    const hour = 60 * 60_000
    await backend.db
      .updateTable('mail_day')
      .set({ next_at: 0, first_try_at: Date.now() - hour })
      .execute()
    expect(await measureMails(backend.db)).toEqual({ mailsLate: 1, mailsGivenUp: 0 })
    await backend.db
      .updateTable('mail_day')
      .set({ first_try_at: Date.now() - 20 * hour })
      .execute()
    await mailer.lookAround()
    expect(await world.days()).toMatchObject([{ state: 'given-up', tries: 2 }])
    expect((await world.told()).at(-1)).toBe(`mail.summary-failed ${world.dayBefore(1)}`)
    expect(await measureMails(backend.db)).toEqual({ mailsLate: 0, mailsGivenUp: 1 })
  })

  it('mails again, once, what a killed worker may have mailed, and a third time never', async () => {
    await world.begin()
    // Claimed, and its worker was killed: somebody else takes it once the claim has run out.
    await world.mailer().lookAround()
    await backend.db
      .updateTable('mail_day')
      .set({ state: 'sending', tries: 1, next_at: Date.now() + 60_000 })
      .execute()
    await world.mailer().lookAround()
    expect(world.server.arrived).toHaveLength(1)
    await world.skipWait()
    await world.mailer().lookAround()
    expect(world.server.arrived).toHaveLength(2)
    expect(world.server.arrived[1]?.raw).toContain(
      must(/^Message-ID: .*$/m.exec(must(world.server.arrived[0]).raw)?.[0]),
    )
    await backend.db.updateTable('mail_day').set({ state: 'sending', next_at: 0 }).execute()
    await world.mailer().lookAround()
    expect(world.server.arrived).toHaveLength(2)
    expect(await world.days()).toMatchObject([{ state: 'given-up', unclear: 2 }])
    expect((await world.told()).at(-1)).toBe(`mail.summary-failed ${world.dayBefore(1)}`)
  })

  it('begins no try long after the first one: what was under way when mails were turned off is old news', async () => {
    await world.begin()
    await world.mailer().lookAround()
    const day = 24 * 60 * 60_000
    await backend.db
      .updateTable('mail_day')
      .set({ state: 'sending', next_at: Date.now() - day, first_try_at: Date.now() - day })
      .execute()
    await world.mailer().lookAround()
    expect(world.server.arrived).toHaveLength(1)
    expect(await world.days()).toMatchObject([{ state: 'given-up' }])
    expect((await world.told()).at(-1)).toBe(`mail.summary-failed ${world.dayBefore(1)}`)
  })

  it('counts a server that took all and said nothing as one that may have mailed it', async () => {
    await world.begin()
    world.server.behave('mute')
    await world.mailer().lookAround()
    expect(await world.days()).toMatchObject([{ state: 'due', unclear: 1 }])
    await world.skipWait()
    await world.mailer().lookAround()
    expect(await world.days()).toMatchObject([{ state: 'due', unclear: 2 }])
    world.server.behave('well')
    await world.skipWait()
    await world.mailer().lookAround()
    expect(world.server.arrived).toEqual([])
    expect(await world.days()).toMatchObject([{ state: 'given-up' }])
  })

  it('notes no outcome of a claim that another has by now', async () => {
    await world.begin()
    await world.mailer().lookAround()
    await backend.db.updateTable('mail_day').set({ state: 'due', next_at: 0 }).execute()
    const old = must(await claimDay(place()))
    expect(await claimDay(place())).toBeUndefined()
    await world.skipWait()
    const own = must(await claimDay(place()))
    expect(own).toMatchObject({ tries: old.tries + 1, unclear: old.unclear + 1 })
    expect(await settleDay(place(), old, { kind: 'given-up' })).toBe(false)
    expect(await settleDay(place(), own, { kind: 'sent', isWhole: true })).toBe(true)
    expect(await world.days()).toMatchObject([{ state: 'sent' }])
  })

  it('sends no heap after weeks at rest: a week is mailed, the rest is told as given up', async () => {
    await world.begin(30)
    await world.mailer().lookAround()
    const days = await world.days()
    expect(days).toHaveLength(30)
    expect(world.server.arrived).toHaveLength(mailTiming.maxLateDays)
    expect(days.filter(({ state }) => state === 'given-up')).toHaveLength(30 - mailTiming.maxLateDays)
    // Each by its day: a manager can have it mailed still.
    const failed = new Set((await world.told()).filter(each => each.startsWith('mail.summary-failed')))
    for (const { day, state } of days)
      expect(failed.has(`mail.summary-failed ${day}`)).toBe(
        state === 'given-up' || day === world.dayBefore(1),
      )
  })

  it('sends nothing of a practice that was restored, or posts from a browser, and all once it is back', async () => {
    await world.begin()
    const restored = (from: number | null) =>
      backend.db
        .updateTable('practice')
        .set(({ eb }) => ({ restored_from: from, configured_at: eb('configured_at', '+', 1) }))
        .execute()
    const moved = (phase: 'away' | 'here') =>
      write(place(), inside =>
        putMeta(inside, 'moving', { id: 'm', phase, since: 1, station: 's', by: 'Ann' }),
      )
    for (const [there, back] of [
      [() => restored(1), () => restored(null)],
      [() => moved('away'), () => moved('here')],
    ] as const) {
      await there()
      await world.mailer().lookAround()
      expect(world.server.arrived).toEqual([])
      await back()
    }
    await world.mailer().lookAround()
    expect(world.server.arrived).toHaveLength(1)
  })

  it('keeps no payment waiting while the mail server says nothing', async () => {
    await world.begin()
    const sockets: { destroy(): void }[] = []
    const silent = createServer(socket => void sockets.push(socket)).listen(0, '127.0.0.1')
    await new Promise(done => silent.once('listening', done))
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
      silent.close()
    })
    const address = silent.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const mailer = createMailer({
      ...{ db: backend.db, dbOf: backend.dbOf, practices: createPractices(backend) },
      ...{ smtp: { ...world.server.settings, port }, pollMs: 20 },
    })
    mailer.start()
    await vi.waitFor(() => expect(sockets).toHaveLength(1), { timeout: 10_000 })
    const worker = createWorker({ db: backend.db, practices: createPractices(backend), timing: { poll: 20 } })
    worker.start()
    const before = worker.counts().turns
    await createPractices(backend).ring(world.id, { asked: true })
    await vi.waitFor(() => expect(worker.counts().turns).toBeGreaterThan(before), { timeout: 8_000 })
    expect(worker.counts()).toMatchObject({ failed: 0, busy: 0 })
    await worker.stop()
    for (const socket of sockets) socket.destroy()
    await mailer.stop()
    expect(world.server.arrived).toEqual([])
  })
})
