import { describe, expect, it } from 'vitest'
import { parsePracticeConfiguration } from './configuration.ts'
import { emptyDraft, type GuideDraft, guidedConfiguration, shopOrigin, withPosture } from './guide.ts'

const draft: GuideDraft = {
  ...emptyDraft('America/Chicago'),
  practice: { name: ' Lakeside Dermatology ', timeZone: 'America/Chicago' },
  cardTypes: [
    { brand: 'VI', label: 'Visa' },
    { brand: 'DI', label: ' ' },
  ],
}
const answered = {
  ...draft,
  nextech: { ...draft.nextech, clientId: ' id ', practiceId: ' p1\n', username: 'api@example.com' },
}

describe('the guided configuration', () => {
  it('is one that Settings takes as a file, posts nothing, and has no card without a label', () => {
    const parsed = parsePracticeConfiguration(guidedConfiguration(answered, 'secret'))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
    expect(parsed.value).toMatchObject({
      posture: 'observe',
      practice: { name: 'Lakeside Dermatology', timeZone: 'America/Chicago' },
      shops: [{ origin: 'https://shopmanager.dermpro.com' }],
      nextech: { clientId: 'id', practiceId: 'p1', password: 'secret', product: 'select' },
      policy: { cardTypes: { VI: 'Visa' } },
    })
  })

  it('without a password names none', () => {
    expect(guidedConfiguration(answered, '')).not.toContain('password')
  })

  it('of a draft in which something is missing is refused with its path', () => {
    const parsed = parsePracticeConfiguration(guidedConfiguration(draft, 'x'))
    expect(parsed.ok ? [] : parsed.error.map(({ path }) => path)).toEqual([
      'nextech.clientId',
      'nextech.username',
      'nextech.practiceId',
    ])
  })

  it('takes another posture, and leaves all the rest', () => {
    const json = withPosture(guidedConfiguration(answered, ''), 'automatic')
    expect(JSON.parse(json ?? '')).toEqual({
      ...JSON.parse(guidedConfiguration(answered, '')),
      posture: 'automatic',
    })
    expect(withPosture('no JSON', 'automatic')).toBeNull()
  })
})

describe('a shop’s address as people copy it', () => {
  it.each([
    ['https://shopmanager.dermpro.com', 'https://shopmanager.dermpro.com'],
    ['shopmanager.dermpro.com', 'https://shopmanager.dermpro.com'],
    [' https://shopmanager.dermpro.com/admin/sales/order/?page=2#top ', 'https://shopmanager.dermpro.com'],
    ['HTTPS://ShopManager.DermPRO.com/', 'https://shopmanager.dermpro.com'],
    ['shop.example.com:8443/admin', 'https://shop.example.com:8443'],
    ['http://127.0.0.1:4310', 'http://127.0.0.1:4310'],
    ['http://localhost:4310/admin', 'http://localhost:4310'],
    ['http://shop.example.com', undefined],
    ['our shop', undefined],
    ['shop', undefined],
    ['', undefined],
    ['ftp://shop.example.com', undefined],
    ['javascript:alert(1)', undefined],
    ['https://user:secret@shop.example.com', undefined],
  ])('%j is %s', (text, origin) => {
    expect(shopOrigin(text)).toBe(origin)
  })
})

describe('the first draft', () => {
  it.each([
    ['America/Denver', 'America/Denver'],
    ['Pacific/Honolulu', 'Pacific/Honolulu'],
    ['Nowhere', 'America/New_York'],
  ])('proposes the zone of this computer: %s', (zone, proposed) => {
    expect(emptyDraft(zone).practice.timeZone).toBe(proposed)
  })
})
