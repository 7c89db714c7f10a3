import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import rules from '../.dependency-cruiser.mjs'

const folders = [
  'entrypoints',
  'components',
  'lib',
  'backend',
  'bench',
  'gallery',
  'sandbox',
  'scripts',
  'tests',
]

export interface Verdict {
  /** How many of the project's own files were read; a broken parser reads none and finds no fault. */
  files: number
  violations: { rule: string; from: string; to: string }[]
}

/** Holds the tree under `root` against the import rules. */
export async function checkArchitecture(root: string): Promise<Verdict> {
  const present = folders.filter(folder => existsSync(join(root, folder)))
  const { output } = await cruise(present, {
    ...rules.options,
    baseDir: root,
    ruleSet: { forbidden: rules.forbidden },
    validate: true,
    outputType: 'json',
  })
  const { modules, summary }: ICruiseResult = typeof output === 'string' ? JSON.parse(output) : output
  return {
    files: modules.filter(module => folders.some(folder => module.source.startsWith(`${folder}/`))).length,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}
