import { globSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { requiredNames } from '../domain/posting-plan.ts'
import { rankCodes } from '../domain/ranking/reasons.ts'
import { reasonCodes, TroubleCodeSchema } from '../domain/reasons.ts'
import { sourceTroubleCodes } from '../domain/source-trouble.ts'
import { StatusSchema, WarningSchema } from '../domain/status.ts'
import * as background from './background-words.ts'
import { formatDay, formatMoment, weekdayOf } from './format-time.ts'
import * as popup from './popup-words.ts'
import { spanish } from './spanish.ts'
import { createWords, english, type Language, locale, speak } from './words.ts'

const files = globSync('lib/words/en/*.json')
const texts: Record<string, string> = Object.assign(
  {},
  ...files.map(file => JSON.parse(readFileSync(file, 'utf8'))),
)

describe('say', () => {
  const { say, plural } = createWords({
    plain: 'Hello',
    since: 'Paused since {time}. By {name}…',
    greeting: 'Hello {name}, {name}',
    'order.one': '{count} order of {shop}',
    'order.other': '{count} orders of {shop}',
  })

  it('fills every place of a text', () => {
    expect(say('plain')).toBe('Hello')
    expect(say('greeting', { name: 'Ann' })).toBe('Hello Ann, Ann')
  })

  it('ends a sentence once, where a value ends with a stop of its own', () => {
    expect(say('since', { time: '5:01 a.m.', name: 'Ann B.' })).toBe('Paused since 5:01 a.m. By Ann B.…')
    expect(say('since', { time: '5:01 AM', name: 'Ann' })).toBe('Paused since 5:01 AM. By Ann…')
  })

  it('leaves a place without a value, and a value that looks like a place, as they are', () => {
    expect(say('greeting')).toBe('Hello {name}, {name}')
    expect(say('greeting', { name: '{name} $1' })).toBe('Hello {name} $1, {name} $1')
  })

  it('takes the form that fits the count', () => {
    expect(plural('order', 1, { shop: 'A' })).toBe('1 order of A')
    expect(plural('order', 0, { shop: 'A' })).toBe('0 orders of A')
    expect(plural('order', 21, { shop: 'A' })).toBe('21 orders of A')
  })
})

describe('the language that is spoken', () => {
  afterEach(() => speak(() => english))
  const { say, plural } = createWords({
    'order.one': '{count} order',
    'order.other': '{count} orders',
    'only.english': 'No other text',
  })
  const texts = { 'order.one': '{count} pedido', 'order.other': '{count} pedidos' }

  it('is English until another is said, and may change from one text to the next', () => {
    expect([plural('order', 2), locale()]).toEqual(['2 orders', 'en-US'])
    let now: Language = { locale: 'es-US', texts }
    speak(() => now)
    expect([plural('order', 1), plural('order', 2), locale()]).toEqual(['1 pedido', '2 pedidos', 'es-US'])
    now = english
    expect(plural('order', 2)).toBe('2 orders')
  })

  it('says in English what it has no text for', () => {
    speak(() => ({ locale: 'es-US', texts }))
    expect(say('only.english')).toBe('No other text')
  })

  it('takes the other form where a language has one more than English', () => {
    speak(() => ({ locale: 'es-US', texts }))
    expect(plural('order', 1_000_000)).toBe('1000000 pedidos')
  })
})

/** Names, and words that are the same in both. */
const alike = /^[\s\d.,:;·()“”/%–—-]*(\{\w+\}[\s.,:;·()“”/%–—-]*)*$/

describe('the Spanish words', () => {
  const placesOf = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
  const endOf = (text: string) => /[.?!:…]?$/.exec(text)?.[0]

  it('have the keys of the English ones, each once', () => {
    expect(Object.keys(spanish.texts).sort()).toEqual(Object.keys(texts).sort())
  })

  it('have the places of the English ones, and their ends', () => {
    const broken = Object.entries(texts).filter(([key, text]) => {
      const said = spanish.texts[key] ?? ''
      const missing = [...new Set(placesOf(text))].join() !== [...new Set(placesOf(said))].join()
      return (
        missing ||
        (endOf(text) !== endOf(said.replace('N.º', 'No.')) && !/[?!]$/.test(said)) ||
        said.trim() === ''
      )
    })
    expect(broken.map(([key]) => key)).toEqual([])
  })

  it('are no English left behind', () => {
    const same = Object.entries(texts).filter(
      ([key, text]) => spanish.texts[key] === text && !alike.test(text),
    )
    expect(same.map(([, text]) => text).filter(text => /\w+ \w+/.test(text))).toEqual([])
    const english = /\b(the|your|this|was|cannot|posted|orders?|payments?|patients?)\b/
    const foreign = Object.values(spanish.texts).filter(text =>
      english.test(text.replaceAll(/[“`][^”`]*[”`]|\{\w+\}/g, '')),
    )
    expect(foreign).toEqual([])
  })

  it('begin the button’s name with RESOLVE', () => {
    expect(spanish.texts['action.resolve']).toMatch(/^RESOLVE/)
  })

  it('are said of days and moments too', () => {
    speak(() => spanish)
    expect(formatDay('2026-03-16')).toBe('lunes, 16 de marzo de 2026')
    expect(formatMoment(Date.parse('2026-03-16T14:42:00Z'), 'America/Chicago', '2026-03-16')).toMatch(
      /^9:42\sa/,
    )
    expect(weekdayOf('2026-03-16')).toBe('lunes')
  })

  afterEach(() => speak(() => english))
})

describe.each([
  ['English', texts],
  ['Spanish', spanish.texts],
])('the %s words', (_, said) => {
  it('call an order that is to be put right by one name on every screen', () => {
    const names = ['status.attention', 'activity.posting.attention', 'difference.attention']
    expect(new Set(names.map(name => said[name])).size).toBe(1)
  })

  it('have one colon where the last check is summed up', () => {
    expect(said['setup.checked']?.match(/:/g)).toEqual([':'])
  })

  it('do not say that all of a manager’s work is in Nextech: some is in Settings or in Shop Manager', () => {
    expect(said['setup.by.manager']).not.toContain('Nextech')
  })
})

describe('the English words', () => {
  it.each(reasonCodes)('give the reason %s a short name', code => {
    expect(popup.say(`reason.${code}.name`)).toMatch(/^[A-Z][\w -]{4,24}$/)
  })

  it.each(reasonCodes)('give the reason %s one line of cause and one of fix', code => {
    for (const part of ['cause', 'fix'] as const) {
      const text = background.say(`reason.${code}.${part}`)
      expect(text).toMatch(/^[^\n]{5,}\.$/)
    }
  })

  it.each([...StatusSchema.options, 'unseen' as const])('name the status %s in at most two words', status => {
    expect(background.say(`status.${status}`)).toMatch(/^[A-Z][a-z]+( [a-z]+)?$/)
    expect(background.say(`status.${status}.meaning`)).toMatch(/\.$/)
  })

  it.each(WarningSchema.options)('explain the warning %s', warning => {
    expect(background.say(`warning.${warning}`)).toMatch(/\.$/)
  })

  it.each(sourceTroubleCodes)('name the trouble %s with a shop, its cause and its fix', code => {
    expect(popup.say(`source.${code}`)).toMatch(/^[A-Z][^.]+$/)
    for (const part of ['cause', 'fix'] as const)
      expect(popup.say(`source.${code}.${part}`)).toMatch(/^[^\n]{5,}\.$/)
  })

  it.each(rankCodes)('say what the reason %s for a rank means', code => {
    expect(texts[`panel.rank.${code}`]).toMatch(/^[a-z].*[^.]$/)
  })

  it.each(reasonCodes)('name the reason %s in a few words for a filter', code => {
    expect(texts[`reason.${code}.name`]).toMatch(/^[A-Z][^.]{3,22}$/)
  })

  it.each(TroubleCodeSchema.options)('name the trouble %s', trouble => {
    expect(background.say(`trouble.${trouble}`)).toMatch(/\w/)
  })

  it('spell the names of the set-up article as it does', () => {
    expect(background.say('reason.category-missing.cause')).toContain(`“${requiredNames.category}”`)
    expect(background.say('reason.location-missing.cause')).toContain(`“${requiredNames.location}”`)
    expect(background.say('reason.dummy-patient-missing.fix')).toContain(requiredNames.referralSource)
  })

  it('have no key twice over all files, and no text empty', () => {
    const keys = files.flatMap(file => Object.keys(JSON.parse(readFileSync(file, 'utf8'))))
    expect(keys.length).toBe(Object.keys(texts).length)
    expect(Object.values(texts).filter(text => text.trim() === '')).toEqual([])
  })
})
