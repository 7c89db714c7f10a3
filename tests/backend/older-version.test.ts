import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, inject, it, onTestFinished, vi } from 'vitest'
import { exactPractice } from '../../bench/stage/exact-practice.ts'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import type { MagentoOrder } from '../../sandbox/practice/practice.ts'
import { livePayments } from '../acceptance/small-practice.ts'
import { runCommand, startBackend } from './backend-process.ts'
import { browserAt } from './browser.ts'
import { asked, ownDatabase } from './own-database.ts'
import { managerEmail, managerPassword, type Surroundings, startSurroundings } from './world.ts'

const orderCount = 80
/** What a killed backend had on its way is looked for through four minutes before it goes out again. */
const untilProven = 330_000
const base = makePractice({ seed: 8, now: new Date().toISOString(), patients: 60, orders: 41 })
const practice = exactPractice(base, orderCount)

/** The version before what pairings, sign-ins and passkeys got since (0016 and on); undefined where the history is not here. */
const olderVersion = (): string | undefined => {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' }).trim()
    const since = git('log', "-S'0016-asking'", '--format=%H', '--', 'backend/database/migrations.ts')
    const first = since.split('\n').at(-1)
    return first ? git('rev-parse', `${first}^`) : undefined
  } catch {
    return undefined
  }
}

/** That version's own code, in a folder of its own. */
function checkedOut(commit: string): string {
  mkdirSync('.output', { recursive: true })
  const folder = mkdtempSync(join('.output', 'older-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const archive = execFileSync('git', ['archive', commit, 'backend', 'lib', 'package.json'], {
    maxBuffer: 1e9,
  })
  execFileSync('tar', ['x', '-C', folder], { input: archive })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return folder
}

type Json = { value: { code: string; device: string; state: string } }

async function pairingAt(url: string, path: string, body: object): Promise<Json['value']> {
  const headers = { 'X-Protocol': '1' }
  const answer = await fetch(`${url}/v1/pairings${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return ((await answer.json()) as Json).value
}

/** A station asks one process, and a person says yes at another. */
async function connect(asksAt: string, saysYesAt: string, name: string): Promise<string> {
  const { code, device } = await pairingAt(asksAt, '', { station: name })
  const at = browserAt(saysYesAt)
  const cookie = await at.signIn(managerEmail, managerPassword)
  const shown = await at.send('/device', { code }, cookie)
  await at.send('/device/approve', { code, seen: 'yes' }, cookie)
  return `${shown.status} ${(await pairingAt(asksAt, '/token', { device })).state}`
}

it('an older version and this one let in and post beside each other, each payment once', async ctx => {
  const server = inject('storeDatabase')
  if (server.kind !== 'postgres') throw new Error('two versions beside each other need PostgreSQL')
  const commit = olderVersion()
  ctx.skip(commit === undefined, 'the history of the project is not here')
  const older = checkedOut(commit ?? '')
  const url = await ownDatabase(server.url)
  const around = await startSurroundings(practice, { answerMs: 60 })
  onTestFinished(() => around.close())
  const { nextech, files, folder, shop } = around
  const ask = askingFor(practice.orders, shop)
  ask(40)
  const env = { DATABASE_URL: url, MASTER_KEY_FILE: join(folder, 'key') }
  const place = ['--data-dir', folder]
  const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
  await runCommand(['setup', ...place, '--configuration', files.configuration, ...manager], env, older)
  const columns = () =>
    asked(
      url,
      "select 1 from information_schema.columns where table_name = 'pairing' and column_name = 'shown_to'",
    )
  const old = await startBackend([...place, '--port', '0'], env, older)
  onTestFinished(async () => void (await old.stop()))
  const untilPosted = (count: number) =>
    vi.waitFor(() => expect(nextech.ledger().length).toBeGreaterThanOrEqual(count), {
      timeout: untilProven,
      interval: 20,
    })
  await untilPosted(5)
  expect(await columns()).toEqual([])

  const now = await startBackend([...place, '--port', '0'], env)
  expect(await columns()).toHaveLength(1)
  // Signing in and asking at either, saying yes at either: the older one names none of the new columns.
  expect(await connect(old.url, now.url, 'one')).toBe('200 connected')
  expect(await connect(now.url, now.url, 'two')).toBe('200 connected')
  expect(
    (
      await browserAt(old.url).open(
        '/stations',
        await browserAt(now.url).signIn(managerEmail, managerPassword),
      )
    ).text,
  ).toContain('two')
  expect(
    (
      await browserAt(now.url).open(
        '/stations',
        await browserAt(old.url).signIn(managerEmail, managerPassword),
      )
    ).text,
  ).toContain('one')
  await untilPosted(40)

  // Both post what comes now; killed in the midst of it, the older version goes on with the tables of the newer one.
  const id = await practiceIn(url)
  const token = await runCommand(['station-token', ...place, '--practice', id, '--email', managerEmail], env)
  const headers = { Authorization: `Bearer ${token}`, 'X-Protocol': '1' }
  for (const [at, count] of [
    [old, 60],
    [now, orderCount],
  ] as const) {
    ask(count)
    expect((await fetch(`${at.url}/v1/sync`, { method: 'POST', headers })).status).toBe(200)
    await untilPosted(count - 15)
  }
  await now.kill()
  await untilPosted(orderCount)
  for (const { increment_id: number } of practice.orders)
    expect([number, livePayments(nextech.ledger(), number)]).toEqual([number, 1])
  for (const each of [old, now]) expect(each.output()).not.toContain('"level":"error"')
}, 700_000)

/** Has the shop tell so many orders, as placed when it first told them. */
function askingFor(orders: readonly MagentoOrder[], shop: Pick<Surroundings['shop'], 'setOrders'>) {
  const placed: MagentoOrder[] = []
  return (count: number) => {
    const at = new Date().toISOString().slice(0, 19).replace('T', ' ')
    for (const order of orders.slice(placed.length, count))
      placed.push({ ...order, created_at: at, updated_at: at })
    shop.setOrders([...placed])
  }
}

async function practiceIn(url: string): Promise<string> {
  const [row] = await asked(url, 'select id from practice')
  return String(row?.id)
}
