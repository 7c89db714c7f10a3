import { existsSync, globSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rooms } from '../../.dependency-cruiser.mjs'
import { coverageFloors } from '../../scripts/test/coverage-floors.ts'

const maxReadmeLines = 10
const maxEntrypointLines = 60
// A folder that git does not know yet, because it is empty, is not a room.
const sources = globSync('lib/*/**/*.{ts,tsx,json}')
const inhabited = [...new Set(sources.map(file => file.split(sep).slice(0, 2).join('/')))].sort()

describe('the rooms of lib', () => {
  it.each(inhabited)('%s opens with a README of at most ten lines', room => {
    const readme = `${room}/README.md`
    expect(existsSync(readme), `${readme} is missing`).toBe(true)
    expect(linesOf(readme), `${readme} has too many lines`).toBeLessThanOrEqual(maxReadmeLines)
  })

  it.each(inhabited)('%s has a row in the import rules', room => {
    expect(Object.keys(rooms)).toContain(room)
  })

  it.each(inhabited)('%s has a floor under the coverage of its lines', room => {
    expect(coverageFloors[room] ?? 0, 'scripts/test/coverage-floors.ts').toBeGreaterThan(0)
  })

  it('that have a floor are there', () => {
    expect(Object.keys(coverageFloors).filter(room => !existsSync(room))).toEqual([])
  })
})

it.each(globSync('entrypoints/**/*.{ts,tsx}'))('%s only wires', file => {
  expect(linesOf(file), `${file} has too many lines: move logic to lib`).toBeLessThanOrEqual(
    maxEntrypointLines,
  )
})

function linesOf(file: string) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').length
}
