import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runStep } from './run-step.ts'

/** Inside the project, so that the made test finds Vitest. */
let folder: string
beforeEach(() => {
  mkdirSync('.output', { recursive: true })
  folder = mkdtempSync(resolve('.output', 'skips-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function run(test: string) {
  const config = join(folder, 'vitest.config.mjs')
  const reporter = resolve('scripts/test/tally-reporter.ts')
  writeFileSync(config, `export default { test: { reporters: [${JSON.stringify(reporter)}] } }`)
  writeFileSync(join(folder, 'made.test.js'), `import { beforeEach, it } from 'vitest'\n${test}`)
  const cli = resolve('node_modules/vitest/vitest.mjs')
  const command = [process.execPath, cli, 'run', '--root', folder, '--config', config] as const
  const step = { name: folder.slice(-12), command: [...command] as [string, ...string[]], stage: 1 }
  return runStep({ ...step, counted: true }, process.env)
}

it('passes a test that is skipped with a reason, and tells it', async () => {
  const outcome = await run(`beforeEach(ctx => ctx.skip(true, 'no display'))\nit('shows', () => {})`)
  expect(outcome).toMatchObject({ ok: true, tally: { failed: 0, skipped: [{ reason: 'no display' }] } })
}, 60_000)

it('fails each test that is skipped without a reason, and names it', async () => {
  const outcome = await run(`it.skip('one', () => {})
it.skipIf(true)('two', () => {})
it('three', ctx => ctx.skip())
it('four', () => {})`)
  expect(outcome).toMatchObject({ ok: false, tally: { passed: 1, failed: 3 } })
  for (const name of ['one', 'two', 'three'])
    expect(outcome.output).toContain(`Skipped without a reason: made.test.js > ${name}`)
}, 60_000)
