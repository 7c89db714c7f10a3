import { afterEach, expect, it } from 'vitest'
import { formatShare, formatTenths } from './format-share.ts'
import { english, speak } from './words.ts'

afterEach(() => speak(() => english))

it('is written as the language writes it, and is never more than is done', () => {
  expect([0, 0.42, 0.999, 1].map(formatShare)).toEqual(['0%', '42%', '99%', '100%'])
  expect([0.19, 0.42].map(formatTenths)).toEqual(['10%', '40%'])
  speak(() => ({ locale: 'es-ES', texts: {} }))
  expect(formatShare(0.42)).toBe('42\u00a0%')
})
