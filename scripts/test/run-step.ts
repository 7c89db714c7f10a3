import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Step } from './steps.ts'
import { noReason, nothing, type Tally } from './tally.ts'

export interface Outcome {
  step: Step
  ok: boolean
  seconds: number
  output: string
  tally: Tally
}

export async function runStep(step: Step, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const started = performance.now()
  const tallyFile = resolve('.output', 'test', `${step.name.replaceAll(' ', '-')}.json`)
  rmSync(tallyFile, { force: true })
  const { ok: ended, output } = await execute(step.command, { ...env, TALLY_FILE: tallyFile })
  const tally = step.counted ? readTally(tallyFile) : nothing
  const ok = ended && tally.failed === 0
  return {
    step,
    ok,
    seconds: (performance.now() - started) / 1000,
    output: ended ? `${output}${unexplained(tally)}` : output,
    // A step that fails without a failing test must not leave "0 failed" in the last line.
    tally: ok || tally.failed > 0 ? tally : { ...tally, failed: 1 },
  }
}

/** Vitest is content with a test that is skipped without a reason. The tally counts it as failed. */
function unexplained({ skipped }: Tally): string {
  const silent = skipped.filter(({ reason }) => reason === noReason)
  return silent.map(({ name }) => `Skipped without a reason: ${name}\n`).join('')
}

function execute([program, ...args]: Step['command'], env: NodeJS.ProcessEnv) {
  const child = spawn(program, args, { env, shell: process.platform === 'win32' })
  let output = ''
  const collect = (chunk: Buffer) => {
    output += chunk
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  return new Promise<{ ok: boolean; output: string }>(settle => {
    child.on('error', error => settle({ ok: false, output: `${output}${error.message}\n` }))
    child.on('close', code => settle({ ok: code === 0, output }))
  })
}

/** A run that was killed writes no file; the step has failed then anyway. */
function readTally(file: string): Tally {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return nothing
  }
}
