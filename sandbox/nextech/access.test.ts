import { request } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { credentials } from './server.ts'
import { passwordForm, startClient, type TestClient, uids } from './testing.ts'

let client: TestClient
beforeEach(async () => {
  client = await startClient()
})
afterEach(() => client.nextech.close())

const refresh = (token: string) => ({
  grant_type: 'refresh_token',
  client_id: credentials.clientId,
  refresh_token: token,
})

test('password grant answers a pair whose lifetime is a string', async () => {
  const { status, json } = await client.token(passwordForm)
  expect(status).toBe(200)
  expect(json).toMatchObject({ token_type: 'Bearer', scope: 'user_impersonation', expires_in: '3600' })
})

test('refresh rotates: the old refresh token is spent', async () => {
  const first = (await client.token(passwordForm)).json
  const second = await client.token(refresh(first.refresh_token))
  expect(second.status).toBe(200)
  const again = await client.token(refresh(first.refresh_token))
  expect([again.status, again.json.error]).toEqual([400, 'invalid_grant'])
  expect((await client.token(refresh(second.json.refresh_token))).status).toBe(200)
})

test('a refresh token ends after 14 days', async () => {
  const { refresh_token } = (await client.token(passwordForm)).json
  await client.control('/clock', { advanceMs: 14 * 86_400_000 })
  expect((await client.token(refresh(refresh_token))).json.error_codes).toEqual([700082])
})

test.each([
  ['password', 'wrong', 'invalid_grant', 50126],
  ['username', 'wrong', 'invalid_grant', 50126],
  ['client_id', 'wrong', 'unauthorized_client', 700016],
  ['resource', 'wrong', 'invalid_resource', 500011],
  ['password', '', 'invalid_request', 900144],
  ['grant_type', '', 'invalid_request', 900144],
  ['grant_type', 'client_credentials', 'unsupported_grant_type', 70003],
])('token with %s "%s" is %s', async (field, value, error, code) => {
  const { status, json } = await client.token({ ...passwordForm, [field]: value })
  expect([status, json.error, json.error_codes]).toEqual([400, error, [code]])
  expect(json.error_description).toContain(`AADSTS${code}`)
})

test('an expired password is told apart, and can sign everybody out', async () => {
  await client.control('/password', { expired: true, signOut: true })
  expect((await client.token(passwordForm)).json.error_codes).toEqual([50055])
  expect((await client.get('/Location')).status).toBe(401)
  await client.control('/password', { expired: false })
  expect((await client.token(passwordForm)).status).toBe(200)
})

test('any Origin is refused at the token endpoint', async () => {
  // fetch may not set Origin, node:http may.
  const body = new URLSearchParams(passwordForm).toString()
  const headers = { origin: 'chrome-extension://abc', 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await new Promise<string>((resolve, reject) => {
    const sent = request(client.nextech.tokenUrl, { method: 'POST', headers }, response => {
      let text = `${response.statusCode} `
      response.on('data', part => {
        text += part
      })
      response.on('end', () => resolve(text))
    })
    sent.on('error', reject).end(body)
  })
  expect(answer).toMatch(/^400 .*"error":"invalid_request".*AADSTS9002326: Cross-origin/)
})

test('an access token lasts an hour', async () => {
  expect((await client.get('/Location')).status).toBe(200)
  await client.control('/clock', { advanceMs: 3600_000 })
  const late = await client.get('/Location')
  expect([late.status, late.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"'])
})

test.each([
  ['authorization', undefined, 401],
  ['authorization', 'Bearer forged', 401],
  ['authorization', 'Basic abc', 401],
  ['nx-practice-id', undefined, 403],
  ['nx-practice-id', 'another', 403],
])('header %s: %s is %i', async (name, value, status) => {
  delete client.headers[name]
  if (value) client.headers[name] = value
  const answer = await client.get('/Location')
  expect(answer.status).toBe(status)
  expect(answer.headers.get('access-control-allow-origin')).toBeNull()
})

test.each([
  ['GET', '/Nothing', 404],
  ['GET', `/Patient/${uids.ivy}/PaymentReconciliation`, 405],
  ['PUT', '/Patient', 405],
  ['DELETE', '/PaymentReconciliation/90101', 405],
])('%s %s is %i', async (method, path, status) => {
  const answer = await fetch(client.nextech.apiBaseUrl + path, { method, headers: client.headers })
  expect(answer.status).toBe(status)
})

test('20 calls of one endpoint pass in a second, the 21st does not, another endpoint still does', async () => {
  await client.control('/options', { requestsPerSecond: 20 })
  const all = await Promise.all(Array.from({ length: 21 }, () => client.get('/Location')))
  expect(all.map(({ status }) => status).toSorted()).toEqual([...Array(20).fill(200), 429])
  expect(all.find(({ status }) => status === 429)?.headers.get('retry-after')).toBeNull()
  expect((await client.get('/Practitioner')).status).toBe(200)
  expect(client.nextech.calls()).toMatchObject({ 'GET Location': 21, 'GET Practitioner': 1, '429': 1 })
  await new Promise(resolve => setTimeout(resolve, 1010))
  expect((await client.get('/Location')).status).toBe(200)
})

test('Retry-After is an option', async () => {
  await client.control('/options', { requestsPerSecond: 1, retryAfter: true })
  await client.get('/Location')
  expect((await client.get('/Location')).headers.get('retry-after')).toBe('1')
})

test.each([
  ['outcome', '"resourceType":"OperationOutcome"'],
  ['text', 'Patient x was not found'],
  ['comment', '{"comment":"Patient x was not found"}'],
])('a refusal as %s', async (conflictBody, text) => {
  await client.control('/options', { conflictBody })
  const answer = await client.get('/Patient/x')
  expect([answer.status, answer.text]).toEqual([404, expect.stringContaining(text)])
})
