/**
 * Mozilla's linter on the Firefox build: no errors, and no warning that is not explained in
 * addon-warnings.ts. An explanation that no warning needs any more is reported, so that it gets removed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { allowedWarnings } from './addon-warnings.ts'

interface Finding {
  code: string
  message: string
  file?: string
  line?: number
}

const folder = '.output/firefox-mv3'
const { errors, warnings } = lint(folder)
const unexplained = warnings.filter(warning => !explanationOf(warning))
for (const error of errors) console.error(`error: ${describe(error)}`)
for (const warning of unexplained) console.error(`unexplained warning: ${describe(warning)}`)
for (const warning of warnings) {
  const allowed = explanationOf(warning)
  if (allowed) console.log(`allowed warning: ${describe(warning)}\n  because ${allowed.because}`)
}
for (const stale of allowedWarnings.filter(allowed => !warnings.some(w => explanationOf(w) === allowed))) {
  console.log(`no longer needed in addon-warnings.ts: ${stale.code} in ${stale.file}`)
}
console.log(`addons-linter: ${errors.length} errors, ${warnings.length} warnings`)
if (errors.length + unexplained.length > 0) process.exit(1)

function lint(build: string): { errors: Finding[]; warnings: Finding[] } {
  if (!existsSync(build)) throw new Error(`${build} is missing: run "npm run build" first.`)
  const result = spawnSync('addons-linter', ['--output', 'json', build], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 2 ** 26,
  })
  try {
    return JSON.parse(result.stdout)
  } catch {
    throw new Error(
      `addons-linter did not answer with JSON: ${result.stderr || result.stdout || result.error}`,
    )
  }
}

function explanationOf({ code, file = '' }: Finding) {
  return allowedWarnings.find(allowed => allowed.code === code && allowed.file.test(file))
}

function describe({ code, file, line, message }: Finding): string {
  return `${code} ${file ? `${file}:${line ?? 0} ` : ''}${message}`
}
