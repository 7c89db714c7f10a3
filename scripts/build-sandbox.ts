import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

/** Builds the extension for the sandbox, and answers the folder that Chromium loads. Throws with the build's words. */
export function buildSandbox(): string {
  // A process of its own: WXT keeps its build in a global and prints at will.
  const run = spawnSync(process.execPath, ['scripts/build.ts', 'sandbox'], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`The build failed:\n${run.stdout}${run.stderr}`)
  return resolve('.output/sandbox-chrome-mv3')
}
