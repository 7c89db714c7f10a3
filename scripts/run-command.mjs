// @ts-check
/** Child processes for scripts that run before anything is installed. */
import { spawnSync } from 'node:child_process'
import { delimiter, sep } from 'node:path'

/** @param {string} text */
export function say(text) {
  console.error(`bootstrap: ${text}`)
}

/**
 * True when the program ran and succeeded. Its output goes to the error stream: standard output belongs
 * to the command that the user asked for.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function run(program, args, options = {}) {
  const result = spawnSync(program, args, { stdio: ['ignore', 2, 2], ...options })
  return result.status === 0
}

/**
 * npm, on the Node that npm itself was started with: `npm ci` deletes the Node in node_modules.
 * @param {string} cwd
 * @param {string[]} args
 */
export function npm(cwd, args) {
  const env = { ...process.env, PATH: pathWithoutPackages() }
  const { npm_execpath: cli, npm_node_execpath: node } = process.env
  if (cli?.endsWith('npm-cli.js') && node) return run(node, [cli, ...args], { cwd, env })
  return run('npm', args, { cwd, env, shell: process.platform === 'win32' })
}

function pathWithoutPackages() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.filter(folder => !folder.includes(`node_modules${sep}.bin`)).join(delimiter)
}
