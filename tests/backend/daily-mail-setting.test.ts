import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { runAdmin } from '../../backend/commands/control.ts'
import { readMailSetting } from '../../backend/mail/mail-setting.ts'
import { personByEmail } from '../../backend/people/people.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import { addPerson, cookieOf, told } from './accesses.ts'
import { runCommand, startBackend } from './backend-process.ts'
import { browserAt } from './browser.ts'
import { startMailServer } from './mail-server.ts'
import { managerEmail, type ServedBackend, startServed, startSurroundings } from './world.ts'

let served: ServedBackend
let manager: string
let staff: string
beforeAll(async () => {
  served = await startServed(practiceForTests())
  const { backend, practiceId } = served
  manager = await cookieOf(backend, must(await personByEmail(backend.db, practiceId, managerEmail)))
  const desk = await addPerson(backend, { practiceId, email: 'd@x.example', name: 'Dee', role: 'staff' })
  staff = await cookieOf(backend, desk)
}, 120_000)
afterAll(() => served.close())

const inForce = () => readMailSetting(served.backend.db, served.practiceId)
const fields = { recipients: 'Ann@practice.example; ben@practice.example ann@practice.example', at: '06:45' }
const choices = { covers: 'same-day', language: 'es' }

describe('at its page a manager', () => {
  it('says to which addresses summaries leave and when, sees it, and takes it back; the activity has their name', async () => {
    const { open, send } = browserAt(served.url)
    expect((await open('/daily-mail', manager)).text).toMatch(
      /No summary leaves by e-mail[\s\S]*value="07:00"/,
    )
    expect((await open('/daily-mail', manager)).text).toContain('SMTP_URL')
    expect((await open('/stations', manager)).text).toContain('href="/daily-mail"')
    const { status, text } = await send('/daily-mail', { ...fields, ...choices }, manager)
    expect([status, await inForce()]).toEqual([
      200,
      { recipients: ['ann@practice.example', 'ben@practice.example'], at: '06:45', ...choices },
    ])
    expect(text).toMatch(/Saved[\s\S]*ann@practice\.example, ben@practice\.example[\s\S]*value="es" selected/)
    expect((await told(served.backend)).at(-1)).toBe('settings.mail by manager')
    expect((await send('/daily-mail/off', {}, manager)).status).toBe(302)
    expect(await inForce()).toBeUndefined()
  })

  it.each([
    ['no address', { ...fields, recipients: ' ' }, /at least one and at most 10/],
    ['what is none', { ...fields, recipients: 'ann' }, /at least one and at most 10/],
    [
      'eleven',
      { ...fields, recipients: Array.from({ length: 11 }, (_, n) => `a${n}@x.example`).join() },
      /at most 10/,
    ],
    ['a second header', { ...fields, recipients: 'a@x.example\r\nBcc: b@x.example' }, /at least one/],
    ['a time that is none', { ...fields, at: '25:00' }, /The time is none/],
  ])('is told of %s, and nothing changes', async (_, wrong, words) => {
    const { status, text } = await browserAt(served.url).send(
      '/daily-mail',
      { ...wrong, ...choices },
      manager,
    )
    expect(status).toBe(400)
    expect(text).toMatch(words)
    expect(await inForce()).toBeUndefined()
  })

  it('sees which days did not leave, and has one mailed', async () => {
    const { backend, practiceId } = served
    const { open, send } = browserAt(served.url)
    await send('/daily-mail', { ...fields, ...choices }, manager)
    await backend.db
      .insertInto('mail_day')
      .values(
        (['held', 'given-up', 'sent'] as const).map((state, n) => ({
          ...{ practice_id: practiceId, day: `2026-03-1${n}`, state, next_at: 0 },
        })),
      )
      .execute()
    const { text } = await open('/daily-mail', manager)
    expect(text).toMatch(
      /Wednesday, March 11, 2026: it could not be mailed[\s\S]*Tuesday, March 10, 2026: the backend was/,
    )
    expect(text).not.toContain('March 12')
    const day = { day: '2026-03-10' }
    expect((await send('/daily-mail/day', day, staff)).status).toBe(403)
    expect(await send('/daily-mail/day', day, manager)).toMatchObject({
      status: 200,
      text: expect.stringContaining('March 10, 2026: the summary leaves as soon as'),
    })
    expect((await told(backend)).at(-1)).toBe('mail.summary-asked by manager')
    for (const gone of [day, { day: '2026-03-12' }, { day: '<b>' }])
      expect((await send('/daily-mail/day', gone, manager)).status).toBe(400)
    await send('/daily-mail/off', {}, manager)
    await backend.db.deleteFrom('mail_day').execute()
  })

  it('is alone: staff are refused', async () => {
    const { open, send } = browserAt(served.url)
    expect((await open('/daily-mail', staff)).status).toBe(403)
    expect((await send('/daily-mail', { ...fields, ...choices }, staff)).status).toBe(403)
    expect(await inForce()).toBeUndefined()
  })
})

describe('the command line', () => {
  const run = (command: object, smtp = served.backend.smtp) =>
    runAdmin({ ...served.backend, smtp }, { name: 'daily-mail', practice: served.practiceId, ...command })
  const setting = { recipients: 'ann@practice.example', at: '07:00', covers: 'day-before', language: 'en' }

  it('sets it, says it, and takes it back', async () => {
    expect(await run({})).toBe('No summary leaves by e-mail.')
    expect(await run({ setting })).toMatch(
      /day before leaves at 07:00 on open days, in en, to ann@.*\n.*SMTP_URL/,
    )
    expect(await run({})).toMatch(/07:00/)
    await expect(run({ setting: { ...setting, at: '7 AM' } })).rejects.toThrow(/--at takes/)
    await expect(run({ setting: { ...setting, language: 'de' } })).rejects.toThrow(/--language takes/)
    expect(await run({ isOff: true })).toBe('No summary leaves by e-mail.')
    await expect(run({ practice: 'none' })).rejects.toThrow(/no such practice/)
  })

  it('mails a test, and says plainly what came of it', async () => {
    const server = await startMailServer()
    onTestFinished(() => server.close())
    const test = (smtp: typeof server.settings | undefined, to?: string) =>
      runAdmin(
        { ...served.backend, smtp },
        { name: 'mail-test', practice: served.practiceId, ...(to !== undefined && { to }) },
      )
    await expect(test(undefined, 'a@x.example')).rejects.toThrow(/SMTP_URL is not set/)
    await expect(test(server.settings)).rejects.toThrow(/Nobody gets the summary yet/)
    await expect(test(server.settings, 'nobody')).rejects.toThrow(/--to takes/)
    expect(await test(server.settings, 'a@x.example')).toMatch(
      /^127\.0\.0\.1:\d+ took the summary of \d{4}-\d\d-\d\d for 1 address\.$/,
    )
    expect(server.arrived).toMatchObject([
      { to: ['a@x.example'], raw: expect.stringMatching(/^Subject: Test: /m) },
    ])
    server.behave('busy')
    await expect(test(server.settings, 'a@x.example')).rejects.toThrow(
      /it refuses the message \(EMESSAGE 451\)/,
    )
    await server.close()
    await expect(test(server.settings, 'a@x.example')).rejects.toThrow(/Not mailed by 127\.0\.0\.1:\d+/)
    // A test is nobody's summary of a day.
    expect(await served.backend.db.selectFrom('mail_day').select('day').execute()).toEqual([])
  })
})

it('a backend that was told a mail server mails by it, and refuses to start with one that it cannot use', async () => {
  const [around, server] = await Promise.all([startSurroundings(practiceForTests()), startMailServer()])
  onTestFinished(async () => void (await Promise.all([around.close(), server.close()])))
  const place = ['--data-dir', around.folder]
  const env = { SMTP_URL: `smtp://127.0.0.1:${server.settings.port}`, MAIL_FROM: 'sync@practice.example' }
  await expect(startBackend([...place, '--port', '0'], { ...env, MAIL_FROM: '' })).rejects.toThrow(
    /MAIL_FROM/,
  )
  const backend = await startBackend([...place, '--port', '0'], env)
  onTestFinished(async () => void (await backend.stop()))
  const { configuration, managerPasswordFile } = around.files
  const files = ['--configuration', configuration, '--manager-password-file', managerPasswordFile]
  await runCommand(['setup', ...place, ...files, '--manager-email', managerEmail])
  const practice = ['--practice', around.configuration.nextech.practiceId]
  // The command has no such setting: the backend that runs sends.
  const said = await runCommand(['mail-test', ...place, ...practice, '--to', 'ann@practice.example'])
  expect(said).toMatch(/took the summary of/)
  expect(server.arrived).toHaveLength(1)
  expect(await (await fetch(`${backend.url}/metrics`)).text()).toMatch(
    /^sync_mails_late 0$[\s\S]*^sync_mails_sent_total 0$/m,
  )
}, 120_000)
