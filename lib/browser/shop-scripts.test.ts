import { beforeEach, describe, expect, it, vi } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { injectIntoOpenTabs, injectOrders, registerShopScript } from './shop-scripts.ts'

interface Script {
  id: string
  matches: string[]
}

/** What a browser keeps of scripts, and refuses: an id that is there already, and one that is not. */
let registered: Script[]
let allowed: Set<string>
const later = () => new Promise<void>(done => setTimeout(done))

beforeEach(() => {
  registered = []
  allowed = new Set(['https://a.example/*', 'https://b.example/*'])
  const known = ({ id }: Script) => registered.find(script => script.id === id)
  const { scripting, permissions } = browser
  const replace = (target: object, methods: Record<string, (arg: never) => Promise<unknown>>) => {
    for (const [name, method] of Object.entries(methods))
      vi.spyOn(target as Record<string, () => unknown>, name).mockImplementation(method as () => unknown)
  }
  replace(permissions, {
    contains: async ({ origins }: { origins: string[] }) => origins.every(origin => allowed.has(origin)),
  })
  replace(scripting, {
    getRegisteredContentScripts: async () => {
      await later()
      return [...registered]
    },
    registerContentScripts: async ([script]: [Script]) => {
      await later()
      if (known(script)) throw new Error(`Duplicate script ID '${script.id}'`)
      registered.push(script)
    },
    updateContentScripts: async ([script]: [Script]) => {
      if (!known(script)) throw new Error(`Nonexistent script ID '${script.id}'`)
      registered = registered.map(each => (each.id === script.id ? script : each))
    },
    unregisterContentScripts: async () => {
      registered = []
    },
    executeScript: async () => [],
  })
})

const matches = () => registered.map(script => script.matches)

describe('the shop script is registered', () => {
  it('once, however many starts there are at the same time', async () => {
    await Promise.all([
      registerShopScript(['https://a.example']),
      registerShopScript(['https://a.example']),
      registerShopScript(['https://a.example', 'https://b.example']),
    ])
    expect(matches()).toEqual([['https://a.example/*', 'https://b.example/*']])
  })

  it('for shops alone that the browser lets us reach', async () => {
    await registerShopScript(['https://a.example', 'https://c.example'])
    expect(matches()).toEqual([['https://a.example/*']])
  })

  it('no more when the last of them is taken back, and again when it is given', async () => {
    await registerShopScript(['https://a.example'])
    allowed.clear()
    await registerShopScript(['https://a.example'])
    expect(matches()).toEqual([])
    allowed.add('https://a.example/*')
    await registerShopScript(['https://a.example'])
    expect(matches()).toEqual([['https://a.example/*']])
  })

  it('after a start that failed, too', async () => {
    vi.spyOn(browser.scripting, 'getRegisteredContentScripts').mockRejectedValueOnce(
      new Error('shutting down'),
    )
    await expect(registerShopScript(['https://a.example'])).rejects.toThrow('shutting down')
    await registerShopScript(['https://a.example'])
    expect(matches()).toHaveLength(1)
  })
})

it('runs in the shop’s own frames too', async () => {
  await registerShopScript(['https://a.example'])
  expect(registered).toMatchObject([{ allFrames: true }])
})

describe('the script that marks orders', () => {
  it.each([
    ['the document that asked, where the browser names it', 'd1', { tabId: 7, documentIds: ['d1'] }],
    ['the frame that asked', undefined, { tabId: 7, frameIds: [3] }],
  ])('comes into %s, at once', async (_, documentId, target) => {
    expect(await injectOrders({ tabId: 7, frameId: 3, documentId })).toBe(true)
    const script = { target, files: ['/orders.js'], injectImmediately: true }
    expect(browser.scripting.executeScript).toHaveBeenCalledExactlyOnceWith(script)
  })

  it('does not come where the page has gone on', async () => {
    vi.spyOn(browser.scripting, 'executeScript').mockRejectedValue(new Error('No document with id d1'))
    expect(await injectOrders({ tabId: 7, frameId: 0, documentId: 'd1' })).toBe(false)
  })
})

describe('tabs that were open before', () => {
  it('get the script', async () => {
    const query = vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 3 }, { id: 4 }] as never)
    await injectIntoOpenTabs(['https://a.example', 'https://c.example'])
    expect(query).toHaveBeenCalledExactlyOnceWith({ url: ['https://a.example/*'] })
    expect(browser.scripting.executeScript).toHaveBeenCalledTimes(2)
  })

  it('are left alone where we may reach none: no pattern would mean every tab', async () => {
    const query = vi.spyOn(browser.tabs, 'query').mockResolvedValue([{ id: 3 }] as never)
    await injectIntoOpenTabs(['https://c.example'])
    expect(query).not.toHaveBeenCalled()
    expect(browser.scripting.executeScript).not.toHaveBeenCalled()
  })
})
