import { describe, expect, it } from 'vitest'
import { parseProfile, type ShopProfile } from './shop-profile.ts'

const profile: ShopProfile = {
  format: 'nextech-sync/shop-profile',
  version: 1,
  page: '/verkauf/bestellungen',
  first: false,
  rows: [{ tag: 'div', classes: ['zeile'] }],
  cells: [],
  number: { heading: 'bestellnr.', at: { by: 'whole' } },
  numbers: { prefix: '', digits: [9, 9] },
  date: { heading: null, at: { by: 'path', steps: [1, 0] } },
  customer: null,
  total: { heading: null, at: { by: 'label', label: 'summe' } },
  status: { heading: null, at: { by: 'element', element: { attributes: { 'data-col': 'stand' } } } },
  link: null,
}
const problems = (change: object) => {
  const result = parseProfile(JSON.stringify({ ...profile, ...change }))
  return result.ok ? [] : result.error.map(({ path, reason }) => `${path}: ${reason}`)
}

describe('the file of a taught page', () => {
  it('is what was exported', () => {
    expect(parseProfile(JSON.stringify(profile))).toEqual({ ok: true, value: profile })
  })

  it.each([
    ['another version', { version: 2 }, 'version: must be 1: this is the only version there is'],
    ['another file', { format: 'settings' }, 'format: must be "nextech-sync/shop-profile"'],
    ['unknown keys', { selector: 'tr' }, 'selector: is not a known key'],
    ['no rows', { rows: [] }, 'rows: must name the row'],
    ['a selector as text', { rows: [{ tag: 'div:has(*)' }] }, /^rows\.0\.tag: must be the name/],
    ['a class that ends the selector', { rows: [{ classes: ['a,body *'] }] }, /^rows\.0\.classes\.0: must/],
    [
      'a value that ends the selector',
      { rows: [{ attributes: { 'data-x': '"],*' } }] },
      /^rows\.0\.attributes\.data-x: must/,
    ],
    ['an address of elsewhere', { page: 'https://shop.example.com/orders' }, /^page: must be a path/],
    [
      'an e-mail address',
      { number: { heading: 'zoe@example.com', at: { by: 'whole' } } },
      /^number\.heading/,
    ],
    ['an order number', { number: { heading: 'no 100004001', at: { by: 'whole' } } }, /^number\.heading/],
    ['more digits than there are', { numbers: { prefix: '', digits: [9, 4] } }, /^numbers\.digits/],
  ])('is refused with path and reason where it holds %s', (_, change, expected) => {
    const [problem] = problems(change)
    if (typeof expected === 'string') expect(problem).toBe(expected)
    else expect(problem).toMatch(expected)
  })

  it('is refused where it is no JSON, without quoting it', () => {
    const result = parseProfile('{"name": Zoe}')
    expect(result).toMatchObject({ ok: false, error: [{ path: 'file' }] })
    expect(JSON.stringify(result)).not.toContain('Zoe')
  })
})
