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
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** A project of its own, and an npm that only counts how often it was called. */
let project: string
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'project-'))
  for (const name of ['bootstrap', 'ensure-browser', 'find-browser', 'run-command']) {
    cpSync(`scripts/${name}.mjs`, join(project, 'scripts', `${name}.mjs`))
  }
  lock('{}')
  pack('.', { workspaces: ['extra'] })
  pack('extra', { dependencies: { heavy: '1.0.0' } })
  makeNpm('')
})
afterEach(() => rmSync(project, { recursive: true }))

const lock = (text: string) => writeFileSync(join(project, 'package-lock.json'), text)
function pack(folder: string, content: object) {
  mkdirSync(join(project, folder), { recursive: true })
  writeFileSync(join(project, folder, 'package.json'), JSON.stringify(content))
}
const calls = () =>
  existsSync(join(project, 'calls')) ? readFileSync(join(project, 'calls'), 'utf8').length : 0

function makeNpm(end: string) {
  mkdirSync(join(project, 'bin'), { recursive: true })
  const text = `require('node:fs').rmSync('node_modules', { recursive: true, force: true })
require('node:fs').mkdirSync('node_modules')
require('node:fs').appendFileSync('calls', '.')
require('node:fs').appendFileSync('arguments', process.argv.slice(2).join(' ') + '\\n')
if (!process.argv.includes('--workspaces=false')) require('node:fs').mkdirSync('node_modules/heavy')
${end}`
  writeFileSync(join(project, 'bin', 'npm-cli.js'), text)
}

function bootstrap(...options: string[]) {
  return bootstrapOn('', ...options)
}

function bootstrapOn(nodeOptions: string, ...options: string[]) {
  const env = {
    NODE_OPTIONS: nodeOptions,
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

describe('the packages of the workspaces', () => {
  const lastArguments = () =>
    readFileSync(join(project, 'arguments'), 'utf8').trimEnd().split('\n').at(-1)?.split(' ')

  it('are left out where nothing asks for them', () => {
    bootstrap()
    expect(lastArguments()).toContain('--workspaces=false')
    expect(existsSync(join(project, 'node_modules/heavy'))).toBe(false)
  })

  it('are installed once something asks for them, and stay', () => {
    bootstrap()
    bootstrap('--all')
    expect(lastArguments()).not.toContain('--workspaces=false')
    bootstrap('--all')
    bootstrap()
    expect(calls()).toBe(2)
  })

  it('are the backend’s alone where only the backend asks for its own', () => {
    pack('.', { workspaces: ['extra', 'backend'] })
    pack('backend', { dependencies: { served: '1.0.0' } })
    bootstrap()
    bootstrap('--backend')
    expect(lastArguments()).toEqual(
      expect.arrayContaining(['--workspace=backend', '--include-workspace-root']),
    )
    expect(lastArguments()).not.toContain('--workspace=extra')
    mkdirSync(join(project, 'node_modules/served'))
    bootstrap('--backend')
    bootstrap()
    expect(calls()).toBe(2)
  })

  it('are installed too where an install by hand left them out', () => {
    mkdirSync(join(project, 'node_modules'))
    bootstrap('--stamp')
    bootstrap('--all')
    expect(calls()).toBe(1)
  })
})

it('names the system and the Node that is too old where no package brings one', () => {
  const preload = join(project, 'old.cjs')
  writeFileSync(preload, `Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } })`)
  const old = bootstrapOn(`--require=${preload}`)
  expect(old.status).toBe(1)
  expect(old.stderr).toContain(
    `bring no Node for ${process.platform} on ${process.arch}, and this one is 20.1.0`,
  )
  mkdirSync(join(project, 'node_modules/.bin'), { recursive: true })
  writeFileSync(join(project, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node'), '')
  expect(bootstrapOn(`--require=${preload}`).status).toBe(0)
})
