import { beforeEach, describe, expect, it, vi } from 'vitest'
import { admitAll, deliver, senders, silence } from '../../tests/fixtures/messaging.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { Declined } from '../contract/declined.ts'
import { type MessageName, messages } from '../contract/messages.ts'
import { route } from './router.ts'

const handle = vi.fn()
const mayShop = vi.fn()
const hello = { name: 'cs-bg/hello', body: { protocol: 1 } }
const arrived = { name: 'cs-bg/arrived', body: {} }
const wake = { name: 'cs-bg/wake', body: {} }
const workbench = { name: 'cs-bg/open-workbench', body: { number: '7' } }
const load = { name: 'panel-bg/load', body: { ticket: 't' } }
const syncNow = { name: 'ext-bg/sync-now', body: {} }
const code = (reply: unknown) => (reply as { error?: { code?: string } }).error?.code

beforeEach(() => {
  browser.runtime.onMessage.removeAllListeners()
  handle.mockResolvedValue({})
  mayShop.mockResolvedValue(true)
  route(admitAll(handle), mayShop)
})

describe('architecture 6.2: who sent it is told by the browser', () => {
  it.each([
    ['shop', hello, { kind: 'shop', origin: 'https://shop.example.com', tabId: 7, frameId: 0 }],
    ['shopFrame', hello, { kind: 'shop', origin: 'https://shop.example.com', tabId: 7, frameId: 3 }],
    ['panel', load, { kind: 'panel', tabId: 7, frameId: 5 }],
    ['popup', syncNow, { kind: 'ext', frameId: 0 }],
    ['workbench', syncNow, { kind: 'ext', tabId: 7, frameId: 0 }],
  ] as const)('a %s is heard as what it is', async (who, message, from) => {
    expect(await deliver(message, senders[who]())).toEqual({ ok: true, value: {} })
    expect(handle).toHaveBeenCalledExactlyOnceWith(message.name, message.body, expect.objectContaining(from))
  })

  it.each([
    'shopInForeign',
    'foreignInShop',
    'blankInShop',
    'shopSandboxed',
    'pageSandboxed',
    'noTab',
    'noUrl',
    'panelMisspelt',
    'panelInTab',
    'workbenchFramed',
    'stranger',
  ] as const)('%s is not heard at all', async who => {
    for (const message of [hello, load, syncNow]) {
      expect(await deliver(message, senders[who]())).toBe(silence)
    }
    expect(handle).not.toHaveBeenCalled()
  })

  const asAll = (Object.keys(messages) as MessageName[]).flatMap(name =>
    (['shop', 'panel', 'popup'] as const).map(who => [name, who] as const),
  )

  it.each(asAll)('%s from %s is handled only where the table says so', async (name, who) => {
    const allowed: readonly string[] = messages[name].from
    const kind = who === 'popup' ? 'ext' : who
    const reply = await deliver({ name, body: { nonsense: true } }, senders[who]())
    expect(code(reply) === 'not-allowed').toBe(!allowed.includes(kind))
  })

  it('no page but the shop’s sends cs-bg, and no shop page sends anything else', () => {
    for (const [name, { from }] of Object.entries(messages)) {
      expect((from as readonly string[]).includes('shop')).toBe(name.startsWith('cs-bg/'))
    }
  })

  it.each(Object.keys(senders) as (keyof typeof senders)[])(
    '%s cannot ask what the background asks for itself, whatever the body says',
    async who => {
      const bodies = { 'host-bg/has-order': { key: '/7/all' }, 'host-bg/staff-count': {} }
      for (const [name, body] of Object.entries(bodies)) {
        const reply = await deliver({ name, body }, senders[who]())
        expect(reply === silence ? 'not-allowed' : code(reply)).toBe('not-allowed')
      }
      expect(handle).not.toHaveBeenCalled()
    },
  )

  it('a site that is no shop of the configuration may only say hello', async () => {
    mayShop.mockResolvedValue(false)
    expect(code(await deliver(workbench, senders.shop()))).toBe('not-a-shop')
    expect(handle).not.toHaveBeenCalled()
    expect(mayShop).toHaveBeenCalledWith('https://shop.example.com')
    expect(await deliver(hello, senders.shop())).toMatchObject({ ok: true })
    expect(await deliver(arrived, senders.shop())).toMatchObject({ ok: true })
    expect(code(await deliver(wake, senders.shop()))).toBe('not-a-shop')
  })

  it('a page is named by its document where the browser does', async () => {
    await deliver(wake, { ...senders.shopFrame(), documentId: 'd1' } as never)
    expect(handle).toHaveBeenCalledExactlyOnceWith(
      'cs-bg/wake',
      {},
      expect.objectContaining({ documentId: 'd1' }),
    )
    expect(await deliver(wake, senders.shopFrame())).toMatchObject({ ok: true })
    expect(handle.mock.lastCall?.[2]).not.toHaveProperty('documentId')
  })
})

describe('architecture 6.3: a message that is not understood gets an error reply', () => {
  it.each([
    ['an unknown name', { name: 'cs-bg/telepathy', body: {} }],
    ['no envelope', 'hello'],
    ['nothing', null],
    ['no body', { name: 'cs-bg/hello' }],
    ['a name of Object’s own', { name: 'constructor', body: {} }],
  ])('%s', async (_, message) => {
    expect(code(await deliver(message, senders.shop()))).toBe('unknown-message')
    expect(handle).not.toHaveBeenCalled()
  })

  it.each([
    ['a missing value', {}],
    ['a wrong type', { number: 7 }],
    ['an endless text', { number: '7'.repeat(101) }],
    ['a body that is no object', 'text'],
  ])('a malformed body: %s', async (_, body) => {
    const reply = await deliver({ name: 'cs-bg/open-workbench', body }, senders.shop())
    expect(reply).toEqual({
      ok: false,
      error: { code: 'malformed', message: expect.stringMatching(/^cs-bg\/open-workbench: /) },
    })
    expect(handle).not.toHaveBeenCalled()
  })

  it('what a body holds besides is dropped', async () => {
    await deliver({ ...workbench, body: { number: '7', isAdmin: true } }, senders.shop())
    expect(handle.mock.lastCall?.[1]).toEqual({ number: '7' })
  })
})

describe('architecture 6.3: answers are values', () => {
  it('an expected failure keeps its code and its words', async () => {
    handle.mockRejectedValue(new Declined('too-late', 'It is too late.'))
    const error = { code: 'too-late', message: 'It is too late.' }
    expect(await deliver(hello, senders.shop())).toEqual({ ok: false, error })
  })

  it('a bug becomes `failed`; neither the reply nor the log carries its text', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    handle.mockRejectedValue(new TypeError('no patient Maria Lopez maria@example.com'))
    const reply = await deliver(hello, senders.shop())
    expect(code(reply)).toBe('failed')
    expect(log).toHaveBeenCalledOnce()
    const told = JSON.stringify([reply, log.mock.calls])
    expect(told).toContain('TypeError')
    expect(told).not.toMatch(/maria|lopez/i)
  })

  it('a handler that throws at once, and one that throws no error, are bugs too', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    handle.mockImplementation(() => {
      throw new Error('at once')
    })
    expect(code(await deliver(hello, senders.shop()))).toBe('failed')
    handle.mockRejectedValue('Maria')
    expect(code(await deliver(hello, senders.shop()))).toBe('failed')
  })
})
