import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { allowedCasts, findCasts } from '../../scripts/casts.ts'

describe('the tree', () => {
  const { files, casts } = findCasts(process.cwd())

  it('overrules a type in one place only, and is really read', () => {
    expect(files).toBeGreaterThan(800)
    expect([...new Set(casts.map(({ file }) => file))]).toEqual(allowedCasts)
  })
})

describe('the check', () => {
  const root = mkdtempSync(join(tmpdir(), 'casts-'))
  afterAll(() => rmSync(root, { recursive: true }))
  let planted = 0
  const plant = (text: string) => {
    const home = join(root, String(++planted))
    mkdirSync(join(home, 'lib'), { recursive: true })
    writeFileSync(join(home, 'lib/planted.test.ts'), `const a = 1\n${text}\n`)
    return findCasts(home).casts
  }
  const to = (type: string, rest = 'as Engine') => `const engine = {} as ${type} ${rest}`

  it.each([
    ['by unknown', to('unknown')],
    ['by never', to('never')],
    ['by any', to('any')],
    ['over two lines', to('unknown', '\n  as Engine')],
    ['with brackets', `const engine = ({} as ${'unknown'}) as Engine`],
    ['of one part', `start({ engine: {} as ${'unknown'} as Engine })`],
  ])('finds one %s', (_, text) => {
    expect(plant(text)).toEqual([{ file: 'lib/planted.test.ts', line: 2 }])
  })

  it.each([
    ['a constant', 'const way = "a" as const'],
    ['a value of any type', 'const value = JSON.parse(text) as unknown'],
    ['words', '// as unknown assets are'],
  ])('lets %s be', (_, text) => {
    expect(plant(text)).toEqual([])
  })
})
