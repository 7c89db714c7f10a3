import { existsSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadPractice } from '../practice/practice.ts'
import { startNextech } from './server.ts'
import { newPatient, newPayment, passwordForm, startClient, type TestClient, uids } from './testing.ts'

const NOW = '2024-03-10T15:00:00.000Z'
let client: TestClient
beforeEach(async () => {
  client = await startClient({ clock: () => Date.parse(NOW) })
})
afterEach(() => client.nextech.close())

const pay = () => client.post(`/Patient/${uids.ivy}/PaymentReconciliation`, newPayment())
const rows = () =>
  client.nextech.ledger().map(({ id, status, amountCents, created }) => [id, status, amountCents, created])
const before = '2024-03-08T15:02:44.310Z'

test('a void leaves a pair that nets to zero', async () => {
  await client.control('/payments/90101/void', {})
  expect(rows()).toEqual([
    ['90101', 'cancelled', 14850, before],
    ['90102', 'cancelled', -14850, NOW],
  ])
  expect(await client.control('/ledger')).toMatchObject([
    { lastUpdated: NOW },
    { date: '2024-03-10', lastUpdated: NOW },
  ])
  const again = await fetch(`${client.nextech.url}/control/payments/90101/void`, { method: 'POST' })
  expect(again.status).toBe(409)
})

test('a correction adds a third, live record', async () => {
  await client.control('/payments/90101/correct', { amountCents: 100, patient: uids.dana, location: '1' })
  expect(rows().map(row => row.slice(0, 3))).toEqual([
    ['90101', 'cancelled', 14850],
    ['90102', 'cancelled', -14850],
    ['90103', 'active', 100],
  ])
  expect(client.nextech.ledger()[2]).toMatchObject({
    patientName: 'Leeds, Dana',
    location: '1',
    date: '2024-03-08',
  })
})

test('a refund is a live negative payment; an edit changes the text and the time', async () => {
  await client.control('/payments/90101/refund', { amountCents: 500 })
  await client.control('/payments/90101/edit', { text: 'other' })
  expect(rows()[1]).toEqual(['90102', 'active', -500, NOW])
  expect(client.nextech.ledger()[0]).toMatchObject({ text: 'other', lastUpdated: NOW })
})

test('staff enter a patient, and everybody is listed', async () => {
  const made = await client.control('/patients', newPatient())
  expect((await client.get(`/Patient/${made.id}`)).json.name[0].family).toBe('Okafor')
  expect(await client.control('/patients')).toHaveLength(19)
})

test('calls are counted by method and resource, and reset', async () => {
  await client.control('/calls/reset', {})
  await pay()
  await client.get('/PaymentReconciliation/90101')
  await client.token(passwordForm)
  expect(await client.control('/calls')).toEqual({
    'POST PaymentReconciliation': 1,
    'GET PaymentReconciliation': 1,
    'POST token': 1,
  })
})

test('an answer may take its time; one that its sender did not wait for is counted, and its work is done', async () => {
  await client.control('/options', { answerMs: 120 })
  const begun = performance.now()
  await pay()
  expect(performance.now() - begun).toBeGreaterThanOrEqual(118)
  expect(client.nextech.lost()).toEqual({})
  const { headers, nextech } = client
  const url = `${nextech.apiBaseUrl}/Patient/${uids.ivy}/PaymentReconciliation`
  const body = JSON.stringify(newPayment())
  const impatient = { method: 'POST', headers, body, signal: AbortSignal.timeout(40) }
  await expect(fetch(url, impatient)).rejects.toThrow()
  await expect.poll(() => client.nextech.lost()).toEqual({ 'POST PaymentReconciliation': 1 })
  expect(rows()).toHaveLength(3)
})

describe('faults', () => {
  const payments = () => client.nextech.ledger().length - 1
  const breakNext = (fault: string, rest = {}) =>
    client.control('/break', { endpoint: 'POST PaymentReconciliation', fault, ...rest })

  test.each([
    ['5xx-before', 500, 0],
    ['5xx-after', 500, 1],
    ['429', 429, 0],
    ['html', 200, 0],
    ['empty', 201, 1],
  ])('%s answers %i and keeps %i', async (fault, status, kept) => {
    await breakNext(fault)
    expect((await client.get('/Location')).status).toBe(200)
    expect([(await pay()).status, payments()]).toEqual([status, kept])
    expect([(await pay()).status, payments()]).toEqual([201, kept + 1])
  })

  test.each([
    ['lost-before', 0],
    ['lost-after', 1],
  ])('%s cuts the line and keeps %i', async (fault, kept) => {
    await breakNext(fault, { times: 2 })
    await expect(pay()).rejects.toThrow()
    await expect(pay()).rejects.toThrow()
    expect(payments()).toBe(kept * 2)
    expect((await pay()).status).toBe(201)
  })

  test('late is applied after the line was cut', async () => {
    await breakNext('late', { ms: 150 })
    await expect(pay()).rejects.toThrow()
    expect(payments()).toBe(0)
    await expect.poll(payments).toBe(1)
  })

  test('slow answers late', async () => {
    await breakNext('slow', { ms: 120 })
    const start = performance.now()
    expect((await pay()).status).toBe(201)
    expect(performance.now() - start).toBeGreaterThan(110)
  })

  test('any endpoint, the token endpoint included', async () => {
    await client.control('/break', { fault: '5xx-before' })
    expect((await client.token(passwordForm)).status).toBe(500)
  })
})

test('an unknown option or fault is refused with its path', async () => {
  expect(await client.control('/options', { order: 'sideways' })).toMatchObject({
    error: expect.stringContaining('order'),
  })
  expect(await client.control('/break', { fault: 'odd' })).toMatchObject({
    error: expect.stringContaining('fault'),
  })
})

test('connections are kept, as real servers do, unless asked to close them', async () => {
  expect((await client.get('/Location')).headers.get('connection')).toBe('keep-alive')
  await client.control('/connections', { keepAlive: false })
  expect((await client.get('/Location')).headers.get('connection')).toBe('close')
})

const DATA = new URL('../../../shared/data/practice-a', import.meta.url).pathname
test('a practice of common size is served whole', async ctx => {
  ctx.skip(!existsSync(DATA), 'no practice in ../shared/data/practice-a')
  const practice = await loadPractice(DATA)
  const nextech = await startNextech(practice, { requestsPerSecond: 1000 })
  const signIn = await fetch(nextech.tokenUrl, { method: 'POST', body: new URLSearchParams(passwordForm) })
  const { access_token } = await signIn.json()
  const headers = { authorization: `Bearer ${access_token}`, 'nx-practice-id': practice.setup.practiceId }
  const answer = await fetch(`${nextech.apiBaseUrl}/Patient?email:exact=kevin.lee@example.com&given=kevin`, {
    headers,
  })
  expect(answer.status).toBe(200)
  await answer.json()
  expect(nextech.ledger()).toHaveLength(practice.ledger.length)
  await nextech.close()
})
