/**
 * `npm test` runs every check; `npm run check` (`--quick`) leaves out the slow tests, the builds and the browser. Stops
 * after the first stage with a failing step. The last line of the output has a fixed form, see tally.ts.
 * What is random in a test is the same in every run, so that a verdict is about the change and nothing else;
 * `--new-seed` looks elsewhere, `TEST_SEED` repeats what was found there.
 */
import { type Outcome, runStep } from './test/run-step.ts'
import { type Step, steps } from './test/steps.ts'
import { lastLine, sum } from './test/tally.ts'

const quick = process.argv.includes('--quick')
const planned = steps.filter(step => (quick ? step.quick : step.quick !== 'only'))
const everySeed = '20260301'
const isNew = process.argv.includes('--new-seed')
const seed = process.env.TEST_SEED ?? (isNew ? String(Date.now() % 1_000_000) : everySeed)
const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }
const env = { ...process.env, TEST_SEED: seed, ...(quick && { QUICK_CHECK: 'yes' }), ...colours }

console.log(`seed ${seed} (the same again: TEST_SEED=${seed} npm test; others: npm test -- --new-seed)\n`)
const outcomes = await runStages()
console.log(summary(outcomes))
process.exitCode = outcomes.every(outcome => outcome.ok) ? 0 : 1

async function runStages(): Promise<Outcome[]> {
  const done: Outcome[] = []
  for (const stage of new Set(planned.map(step => step.stage))) {
    const members = planned.filter(step => step.stage === stage)
    done.push(...(await Promise.all(members.map(runAndReport))))
    if (done.some(outcome => !outcome.ok)) break
  }
  return done
}

async function runAndReport(step: Step): Promise<Outcome> {
  console.log(`· ${step.name} …`)
  const outcome = await runStep(step, env)
  if (!outcome.ok) console.log(`\n${outcome.output.trimEnd()}\n`)
  console.log(describe(outcome))
  return outcome
}

function describe({ ok, step, seconds, tally }: Outcome): string {
  const tests = step.counted ? `, ${tally.passed} passed` : ''
  return `${ok ? '✔' : '✘'} ${step.name} (${seconds.toFixed(1)} s${tests})`
}

function summary(done: Outcome[]): string {
  const notRun = planned.slice(done.length).map(step => `– ${step.name} (not run)`)
  const total = sum(done.map(outcome => outcome.tally))
  const skipped = total.skipped.map(({ name, reason }) => `skipped: ${name} (${reason})`)
  const failed = done.filter(outcome => !outcome.ok).map(outcome => outcome.step.name)
  const verdict = failed.length > 0 ? `FAILED: ${failed.join(', ')}` : 'Everything passed.'
  return ['', ...done.map(describe), ...notRun, '', ...skipped, verdict, lastLine(total)].join('\n')
}
