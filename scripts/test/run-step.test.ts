import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runStep } from './run-step.ts'
import type { Step } from './steps.ts'

/** Inside the project, so that the made test finds Vitest. */
let folder: string
beforeEach(() => {
  mkdirSync('.output', { recursive: true })
  folder = mkdtempSync(resolve('.output', 'skips-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function run(test: string, more: Partial<Step> = {}) {
  const config = join(folder, 'vitest.config.mjs')
  const reporter = JSON.stringify(resolve('scripts/test/tally-reporter.ts'))
  const projects = `[{ extends: true, test: { name: 'made' } }]`
  writeFileSync(
    config,
    `const workers = { onInit: ({ projects }) => console.log('workers', projects[0].config.maxWorkers) }
    export default { test: { maxWorkers: 1, projects: ${projects}, reporters: [${reporter}, workers] } }`,
  )
  writeFileSync(join(folder, 'made.test.js'), `import { beforeEach, it } from 'vitest'\n${test}`)
  const cli = resolve('node_modules/vitest/vitest.mjs')
  const command = [process.execPath, cli, 'run', '--root', folder, '--config', config] as const
  const step = { name: folder.slice(-12), command: [...command] as [string, ...string[]], stage: 1 }
  return runStep({ ...step, counted: true, ...more }, process.env)
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

it('runs as many files at once as the step says, whatever the projects are told', async () => {
  const { output } = await run(`it('runs', () => {})`, { workersPerCore: 3 })
  expect(output).toContain(`workers ${availableParallelism() * 3}\n`)
}, 60_000)
