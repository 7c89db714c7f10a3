import { expect, it, onTestFinished, vi } from 'vitest'
import { makePractice } from '../../sandbox/practice/make-practice.ts'
import type { Practice } from '../../sandbox/practice/practice.ts'
import { readingOf, rowOf } from '../acceptance/service-practice.ts'
import { runCommand, startBackend } from './backend-process.ts'
import { managerEmail, managerPassword, startSurroundings } from './world.ts'

const practice = makePractice({ seed: 12, now: new Date().toISOString(), patients: 30, orders: 45 })

/** What of a practice may stand in no log: people, their addresses and numbers, orders. */
function personalIn({ patients, orders }: Practice): string[] {
  const ofPatients = patients.flatMap(({ name, telecom = [] }) => [
    ...name.flatMap(({ family, given = [] }) => [family, ...given]),
    ...telecom.map(({ value }) => value),
  ])
  const ofOrders = orders.flatMap(order => [
    order.increment_id,
    order.customer_email,
    order.billing_address.firstname,
    order.billing_address.lastname,
    order.billing_address.telephone,
  ])
  const texts = [...ofPatients, ...ofOrders].filter(text => typeof text === 'string')
  // Shorter words than this stand in paths of files.
  return [...new Set(texts.filter(text => text.length >= 5))]
}

it('the log of a whole run, faults and wrong requests included, names nobody and tells no secret', async () => {
  const around = await startSurroundings(practice)
  onTestFinished(() => around.close())
  const { files, folder, nextech, configuration } = around
  const place = ['--data-dir', folder]
  const backend = await startBackend([...place, '--port', '0'])
  const manager = ['--manager-email', managerEmail, '--manager-password-file', files.managerPasswordFile]
  await runCommand(['setup', ...place, '--configuration', files.configuration, ...manager])
  const { practiceId } = configuration.nextech
  const token = await runCommand([
    'station-token',
    ...place,
    '--practice',
    practiceId,
    '--email',
    managerEmail,
  ])
  await vi.waitFor(() => expect(nextech.ledger().length).toBeGreaterThan(5), {
    timeout: 60_000,
    interval: 100,
  })
  const broken = (fault: string) =>
    fetch(`${nextech.url}/control/break`, { method: 'POST', body: JSON.stringify({ fault, times: 4 }) })
  for (const fault of ['html', '5xx-after', 'empty', 'lost-after', '404']) await broken(fault)
  const order = practice.orders[0]
  if (!order) throw new Error('the practice has no order')
  const { timeZone } = configuration.practice
  const send = (path: string, body: unknown, bearer = token) =>
    fetch(`${backend.url}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${bearer}`, 'X-Protocol': '1' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const page = { origin: around.shop.url, reader: 'tab 1' }
  await send('/v1/requests/cs-bg/rows', { body: { rows: [rowOf(order, timeZone)] }, page })
  await send('/v1/requests/cs-bg/order', { body: { reading: readingOf(order, timeZone), href: null }, page })
  for (const body of [
    JSON.stringify(order).slice(1),
    { body: order, page },
    { order: { key: order.increment_id, opening: order.customer_email } },
  ])
    for (const name of ['cs-bg/order', 'panel-bg/load', 'panel-bg/search', `${order.customer_email}`])
      await send(`/v1/requests/${encodeURIComponent(name)}`, body)
  await send('/v1/requests/ext-bg/today', {}, `${order.customer_email}`)
  await send('/v1/sync', {})
  await new Promise(done => setTimeout(done, 5_000))
  expect(await backend.stop()).toBe(0)

  const log = backend.output()
  const secrets = [token, managerPassword, managerEmail, configuration.nextech.password ?? 'none']
  expect([...secrets, ...personalIn(practice)].filter(text => log.includes(text))).toEqual([])
  // What is told beside the greeting is told in lines of JSON.
  const lines = log
    .split('\n')
    .filter(line => line !== '' && !/^(The sync backend is at|Set it up at|That address)/.test(line))
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ level: 'error', event: expect.any(String) })
}, 180_000)
