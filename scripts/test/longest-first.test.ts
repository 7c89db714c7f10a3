import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { longest, longestFirst } from './longest-first.ts'

const moduleOf = (name: string) => ({ moduleId: `/somewhere/${name}` })

it('begins the longest files first and leaves the others in their order', () => {
  const [first = '', second = ''] = longest
  const names = ['tests/e2e/teach.test.ts', second, 'tests/e2e/shops.test.ts', first]
  const sorted = longestFirst(names.map(moduleOf))
  expect(sorted).toEqual([first, second, names[0] ?? '', names[2] ?? ''].map(moduleOf))
})

it.each(longest)('names a file that is there: %s', name => {
  expect(existsSync(name)).toBe(true)
})
