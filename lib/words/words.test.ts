import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { requiredNames } from '../domain/posting-plan.ts'
import { rankCodes } from '../domain/ranking/reasons.ts'
import { reasonCodes, TroubleCodeSchema } from '../domain/reasons.ts'
import { sourceTroubleCodes } from '../domain/source-trouble.ts'
import { StatusSchema, WarningSchema } from '../domain/status.ts'
import * as background from './background-words.ts'
import * as popup from './popup-words.ts'
import { createWords } from './words.ts'

const files = globSync('lib/words/en/*.json')
const texts: Record<string, string> = Object.assign(
  {},
  ...files.map(file => JSON.parse(readFileSync(file, 'utf8'))),
)

describe('say', () => {
  const { say, plural } = createWords({
    plain: 'Hello',
    greeting: 'Hello {name}, {name}',
    'order.one': '{count} order of {shop}',
    'order.other': '{count} orders of {shop}',
  })

  it('fills every place of a text', () => {
    expect(say('plain')).toBe('Hello')
    expect(say('greeting', { name: 'Ann' })).toBe('Hello Ann, Ann')
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
