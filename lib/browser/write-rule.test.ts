import { beforeEach, describe, expect, it, vi } from 'vitest'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { areWritesGuarded, guardWrites } from './write-rule.ts'

type Rule = Parameters<typeof browser.declarativeNetRequest.updateSessionRules>[0]['addRules'] extends
  | (infer R)[]
  | undefined
  ? R
  : never

const base = 'https://nextech.test/api'
let rules: Rule[]
let mayReach: boolean
let refuses: boolean

beforeEach(() => {
  rules = []
  mayReach = true
  refuses = false
  const net = {
    async updateSessionRules({
      removeRuleIds = [],
      addRules = [],
    }: {
      removeRuleIds?: number[]
      addRules?: Rule[]
    }) {
      if (refuses) throw new Error('refused')
      rules = [...rules.filter(({ id }) => !removeRuleIds.includes(id)), ...addRules]
    },
    // Firefox answers null for every part that a rule lacks.
    getSessionRules: async () => rules.map(withNulls),
  }
  Object.assign(browser.declarativeNetRequest, net)
  vi.spyOn(browser.permissions, 'contains').mockImplementation((async () => mayReach) as never)
})

function withNulls(rule: Rule): Rule {
  const { requestHeaders = null, responseHeaders = null } = rule.action
  const filled = (changes: typeof requestHeaders) =>
    changes?.map(change => ({ value: null, ...change })) ?? null
  const action = {
    ...rule.action,
    requestHeaders: filled(requestHeaders),
    responseHeaders: filled(responseHeaders),
  }
  return Object.assign(structuredClone(rule), { action })
}

describe('guardWrites', () => {
  it('closes the connection and keeps cookies out, of our own POSTs to the API and of nothing else', async () => {
    await guardWrites(`${base}/`)
    expect(rules[0]).toMatchObject({
      action: {
        type: 'modifyHeaders',
        requestHeaders: [
          { header: 'connection', operation: 'set', value: 'close' },
          { header: 'cookie', operation: 'remove' },
        ],
        responseHeaders: [{ header: 'set-cookie', operation: 'remove' }],
      },
      condition: {
        urlFilter: '|https://nextech.test/api/',
        requestDomains: ['nextech.test'],
        requestMethods: ['post'],
        resourceTypes: ['xmlhttprequest'],
        tabIds: [-1],
      },
    })
  })

  it('has answers to questions tell their protocol, and changes nothing else of them', async () => {
    await guardWrites(base)
    expect(rules[1]).toMatchObject({
      action: { responseHeaders: [{ header: 'timing-allow-origin', operation: 'set', value: '*' }] },
      condition: { requestMethods: ['get', 'options'], tabIds: [-1] },
    })
    expect(rules[1]?.action).not.toHaveProperty('requestHeaders')
  })

  it.each([
    ['https://nextech.test/a|', '|https://nextech.test/a|/'],
    ['https://bücher.test/ä', '|https://xn--bcher-kva.test/%C3%A4/'],
    ['http://127.0.0.1:8080/api', '|http://127.0.0.1:8080/api/'],
    ['https://nextech.test', '|https://nextech.test/'],
  ])('names the address as requests have it: %s', async (address, urlFilter) => {
    await guardWrites(address)
    expect(rules.map(({ condition }) => condition.urlFilter)).toEqual([urlFilter, urlFilter])
  })

  it('leaves the rule for tokens alone, and takes its own away with the configuration', async () => {
    rules = [{ id: 1 } as Rule]
    await guardWrites(base)
    expect(rules.map(({ id }) => id)).toEqual([1, 2, 3])
    await guardWrites(undefined)
    expect(rules.map(({ id }) => id)).toEqual([1])
  })
})

describe('areWritesGuarded', () => {
  it('says so while the rule is there', async () => {
    await guardWrites(base)
    expect(await areWritesGuarded(base)).toBe(true)
  })

  it('knows its rule in a browser that tells what was left out as null, as Firefox does', async () => {
    await guardWrites(base)
    const withNull = (changes: object[] = []) => changes.map(change => ({ value: null, ...change }))
    const getSessionRules = async () =>
      rules.map(rule => ({
        ...rule,
        action: {
          redirect: null,
          ...rule.action,
          requestHeaders: rule.action.requestHeaders ? withNull(rule.action.requestHeaders) : null,
          responseHeaders: withNull(rule.action.responseHeaders),
        },
      }))
    Object.assign(browser.declarativeNetRequest, { getSessionRules })
    expect(await areWritesGuarded(base)).toBe(true)
  })

  it.each(['requestHeaders', 'responseHeaders'] as const)('misses %s that are null', async part => {
    await guardWrites(base)
    const getSessionRules = async () =>
      rules.map(rule => ({ ...rule, action: { ...rule.action, [part]: null } }))
    Object.assign(browser.declarativeNetRequest, { getSessionRules })
    expect(await areWritesGuarded(base)).toBe(false)
  })

  it('sets a lost rule again', async () => {
    expect(await areWritesGuarded(base)).toBe(true)
    expect(rules).toHaveLength(2)
  })

  it('takes no rule of another address for its own', async () => {
    await guardWrites('https://elsewhere.test/api')
    expect(await areWritesGuarded(base)).toBe(true)
    expect(rules.map(({ condition }) => condition.urlFilter)).toEqual([`|${base}/`, `|${base}/`])
  })

  it.each(['requestHeaders', 'responseHeaders'] as const)(
    'misses what a browser dropped of %s',
    async part => {
      await guardWrites(base)
      const getSessionRules = async () =>
        rules.map(rule => ({ ...rule, action: { ...rule.action, [part]: [] } }))
      Object.assign(browser.declarativeNetRequest, { getSessionRules })
      expect(await areWritesGuarded(base)).toBe(false)
    },
  )

  it('says no where the browser lets nobody reach the host: it applies no rule there', async () => {
    await guardWrites(base)
    mayReach = false
    expect(await areWritesGuarded(base)).toBe(false)
  })

  it('fails where the browser refuses the rule or knows none: that is no either', async () => {
    refuses = true
    await expect(areWritesGuarded(base)).rejects.toThrow('refused')
  })
})
