import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

/** A project of its own, and an npm that only counts how often it was called. */
let project: string
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'project-'))
  for (const name of ['bootstrap', 'ensure-browser', 'find-browser', 'run-command']) {
    cpSync(`scripts/${name}.mjs`, join(project, 'scripts', `${name}.mjs`))
  }
  lock('{}')
  makeNpm('')
})
afterEach(() => rmSync(project, { recursive: true }))

const lock = (text: string) => writeFileSync(join(project, 'package-lock.json'), text)
const calls = () =>
  existsSync(join(project, 'calls')) ? readFileSync(join(project, 'calls'), 'utf8').length : 0

function makeNpm(end: string) {
  mkdirSync(join(project, 'bin'), { recursive: true })
  const text = `require('node:fs').rmSync('node_modules', { recursive: true, force: true })
require('node:fs').mkdirSync('node_modules')
require('node:fs').appendFileSync('calls', '.')
${end}`
  writeFileSync(join(project, 'bin', 'npm-cli.js'), text)
}

function bootstrap(...options: string[]) {
  const env = {
    PATH: join(project, 'bin'),
    HOME: project,
    npm_execpath: join(project, 'bin', 'npm-cli.js'),
    npm_node_execpath: process.execPath,
  }
  const script = join(project, 'scripts', 'bootstrap.mjs')
  return spawnSync(process.execPath, [script, ...options], { cwd: tmpdir(), env, encoding: 'utf8' })
}

it('installs once, and says nothing when nothing is to do', () => {
  expect(bootstrap().status).toBe(0)
  const again = bootstrap()
  expect(calls()).toBe(1)
  expect(again.stdout + again.stderr).toBe('')
})

it('installs again when the lock file has changed', () => {
  bootstrap()
  lock('{"changed": true}')
  bootstrap()
  expect(calls()).toBe(2)
})

it('installs again after an install that was cut short', () => {
  bootstrap()
  lock('{"changed": true}')
  makeNpm('process.exit(1)')
  expect(bootstrap().status).toBe(1)
  lock('{}')
  makeNpm('')
  bootstrap()
  expect(calls()).toBe(3)
})

it('is content with the packages that were installed by hand', () => {
  mkdirSync(join(project, 'node_modules'))
  bootstrap('--stamp')
  bootstrap()
  expect(calls()).toBe(0)
})

it('accepts a Chromium that is there', () => {
  bootstrap()
  const chromium = join(project, 'bin', 'chromium')
  writeFileSync(chromium, '')
  chmodSync(chromium, 0o755)
  expect(bootstrap('--browser').status).toBe(0)
})
