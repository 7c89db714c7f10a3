import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node'
import { noReason, type Tally } from './tally.ts'

/**
 * Writes the numbers of a Vitest run, and the reason of each skipped test, as JSON to the file named by
 * TALLY_FILE. Vitest's own JSON reporter leaves the reasons out, and counts no failure for a file that
 * could not even be loaded.
 */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env.TALLY_FILE
    if (!file) return
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(tallyOf(modules, unhandled.length)))
  }
}

function tallyOf(modules: readonly TestModule[], unhandled: number): Tally {
  const tests = modules.flatMap(module => [...module.children.allTests()])
  const failures = tests.filter(test => test.result().state === 'failed').length
  const unloadable = modules.filter(isUnloadable).length
  const skipped = tests.filter(isSkipped).map(test => ({ name: nameOf(test), reason: reasonOf(test) }))
  const silent = skipped.filter(({ reason }) => reason === noReason).length
  return {
    passed: tests.filter(test => test.result().state === 'passed').length,
    failed: failures + unloadable + unhandled + silent,
    skipped,
  }
}

function isUnloadable(module: TestModule): boolean {
  const failedTests = [...module.children.allTests('failed')]
  return module.state() === 'failed' && failedTests.length === 0
}

/** A test that never got to run, because its file or the run was cut short, is not a passed one. */
function isSkipped(test: TestCase): boolean {
  return !['passed', 'failed'].includes(test.result().state)
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`
}

function reasonOf(test: TestCase): string {
  const result = test.result()
  if (result.state === 'pending') return 'it was never run'
  return ('note' in result && result.note) || noReason
}
