import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secretNames } from '../../backend/practice/configuration.ts'
import { withoutSecrets } from '../../lib/domain/configuration.ts'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { managerOf } from './manager.ts'
import { type ServedBackend, startServed } from './world.ts'

let served: ServedBackend
let manager: ReturnType<typeof managerOf>
beforeAll(async () => {
  served = await startServed(practiceForTests())
  manager = managerOf(served)
}, 120_000)
afterAll(() => served.close())

describe('Nextech’s password', () => {
  const signIn = (password: string) => manager.send('POST', '/v1/nextech/sign-in', { password })
  const right = () => v.parse(v.string(), served.configuration.nextech.password)

  it('signs in, stays sealed, and the activity tells who', async () => {
    await manager.change(() => withoutSecrets(served.configuration))
    expect((await signIn(right())).json).toMatchObject({ ok: true, value: { state: 'signed-in' } })
    expect(await manager.secrets().read(secretNames.password)).toBe(right())
    expect(await manager.newest()).toMatchObject({ code: 'sign-in.signed-in', person: { name: 'manager' } })
  })

  it('that Nextech refuses is told so, never repeated, and forgets none that it took', async () => {
    const { status, json, text } = await signIn('Quirkelmann')
    expect([status, json]).toMatchObject([200, { ok: true, value: { state: 'refused' } }])
    expect(text).not.toContain('Quirkelmann')
    expect(await manager.secrets().read(secretNames.password)).toBe(right())
    expect(await manager.newest()).toMatchObject({ code: 'sign-in.refused' })
  })

  it.each([
    ['empty', { password: '' }],
    ['too long', { password: 'Quirkelmann'.repeat(100) }],
    ['no text', { password: ['Quirkelmann'] }],
    ['missing', {}],
    ['with a key beside it', { password: 'x', Quirkelmann: 1 }],
  ])('%s is refused and never repeated', async (_what, body) => {
    const { status, text } = await manager.send('POST', '/v1/nextech/sign-in', body)
    expect(status).toBe(400)
    expect(text).not.toContain('Quirkelmann')
  })
})
