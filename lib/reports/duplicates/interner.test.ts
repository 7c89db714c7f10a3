import { expect, it } from 'vitest'
import { hashOf, hashWith } from './hash.ts'
import { Interner } from './interner.ts'

it('gives every text a number of its own, even where their hashes are the same', () => {
  const scattered = (i: number) => (Math.imul(i, 0x9e3779b1) >>> 0) ** 2
  const texts = Array.from({ length: 300_000 }, (_, i) => new TextEncoder().encode(scattered(i).toString(36)))
  const hashes = new Set(texts.map(text => hashWith(hashOf(text, 0, text.length), 0)))
  expect(hashes.size).toBeLessThan(texts.length)
  const interner = new Interner()
  const idsOf = () => texts.map(text => interner.idOf(text, 0, text.length))
  const ids = idsOf()
  expect(new Set(ids).size).toBe(texts.length)
  expect(interner.size).toBe(texts.length)
  expect(idsOf()).toEqual(ids)
})
