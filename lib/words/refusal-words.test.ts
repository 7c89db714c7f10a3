import { globSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { ConfigurationSchema } from '../domain/configuration.ts'
import { parseValue } from '../domain/parse-file.ts'
import refusal from './en/refusal.json' with { type: 'json' }
import { refusalLine } from './refusal-words.ts'
import { spanish } from './spanish.ts'
import { english, speak } from './words.ts'

afterEach(() => speak(() => english))

/** All reasons that the domain has for a refusal, as they stand in its code. */
const told = globSync('lib/domain/*.ts')
  .filter(file => !file.endsWith('.test.ts'))
  .flatMap(file => [
    ...readFileSync(file, 'utf8').matchAll(/(['`])((?:must|names|is too long|is not a known) [^'`]+)\1/g),
  ])
  .map(([, , text = '']) => text.replace(/\$\{[^}]*\}|\$\{.*\}(?=:)/g, '7'))

describe('why a file is refused', () => {
  it('is collected from the code', () => {
    expect(told.length).toBeGreaterThan(30)
  })

  it.each(told)('is said in English as it is told: %s', reason => {
    expect(refusalLine(`shops.0: ${reason}`)).toBe(`shops.0: ${reason}`)
  })

  it.each(told)('is said in Spanish: %s', reason => {
    speak(() => spanish)
    const said = refusalLine(`shops.0: ${reason}`)
    expect(said).toMatch(/^shops\.0: (?:deben?|no|nombra|es|falta)(?: |$)/)
    expect(said).not.toMatch(/\b(?:must|names)\b/)
  })

  it.each([
    ['policy.retentionDays: must be at least 30', 'policy.retentionDays: debe ser como mínimo 30'],
    ['practice.closed: must be at most 400 days', 'practice.closed: debe tener como máximo 400 días'],
    ['file: is no JSON (line 3 column 7)', 'file: no es JSON (line 3 column 7)'],
    ['nextech.practiceId: is missing', 'nextech.practiceId: falta'],
    ['policy.posting: must be ("observe" | "post")', 'policy.posting: debe ser ("observe" | "post")'],
    ['must not be empty', 'no debe quedar vacío'],
    [
      'policy.cardTypes: names one brand twice: VI and Visa',
      'policy.cardTypes: nombra una marca dos veces: VI y Visa',
    ],
  ])('keeps path and values: %s', (line, said) => {
    speak(() => spanish)
    expect(refusalLine(line)).toBe(said)
  })

  it('leaves other words as they are', () => {
    speak(() => spanish)
    for (const line of ['', 'The network is down: try again.', 'shops.0: somebody must act'])
      expect(refusalLine(line)).toBe(line)
  })

  it('is said of each mistake in a configuration', () => {
    speak(() => spanish)
    const parsed = parseValue(ConfigurationSchema, {
      version: 2,
      shops: [],
      nextech: { apiBaseUrl: 'x' },
      more: 1,
    })
    const reasons = parsed.ok ? [] : parsed.error
    expect(reasons.length).toBeGreaterThan(4)
    for (const { path, reason } of reasons)
      expect(refusalLine(`${path}: ${reason}`)).not.toBe(`${path}: ${reason}`)
  })

  it('has the special reasons before the general ones', () => {
    expect(Object.keys(refusal).at(-1)).toBe('refusal.kind')
  })
})
