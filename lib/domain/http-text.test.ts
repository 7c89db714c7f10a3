import { describe, expect, test } from 'vitest'
import { retryAfter } from './http-text.ts'

describe('retryAfter', () => {
  test.each<[string | null, number | undefined]>([
    [null, undefined],
    ['', undefined],
    ['2', 2000],
    ['0.0004', 1],
    ['Thu, 01 Jan 1970 00:00:05 GMT', 4000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['soon', undefined],
  ])('%j', (header, ms) => {
    expect(retryAfter(header, 1000)).toBe(ms)
  })
})
