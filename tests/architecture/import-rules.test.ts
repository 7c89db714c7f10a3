import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, realpath, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkArchitecture, type Verdict } from '../../scripts/architecture.ts'
import { allowed, plants } from './violations.ts'

describe('the tree', () => {
  let verdict: Verdict
  beforeAll(async () => {
    verdict = await checkArchitecture(process.cwd())
  }, 60_000)

  it('is really read', () => {
    expect(verdict.files).toBeGreaterThan(20)
  })

  it('keeps the import rules', () => {
    expect(verdict.violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([])
  })
})

describe('the import rules', () => {
  const root = mkdtempSync(join(tmpdir(), 'import-rules-'))
  let verdict: Verdict
  beforeAll(async () => {
    const files = Object.assign({}, allowed, ...plants.map(plant => plant.files))
    await plant(root, files)
    verdict = await checkArchitecture(await realpath(root))
  }, 60_000)
  afterAll(() => rmSync(root, { recursive: true }))

  it.each(plants.map(plant => [plant.breaks, plant] as const))('reports that %s', (_, { rule, reported }) => {
    const found = verdict.violations.filter(violation => violation.rule === rule)
    expect(found.map(({ from, to }) => `${from} → ${to}`)).toContain(reported)
  })

  it('finds no fault where there is none', () => {
    const innocent = new Set(Object.keys(allowed).filter(file => !plants.some(plant => file in plant.files)))
    expect(verdict.violations.filter(({ from }) => innocent.has(from))).toEqual([])
  })
})

async function plant(root: string, files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), text)
  }
}
