// @ts-check
/**
 * Makes Git use the hooks in .githooks. Runs after each installation, so it fails nowhere: not without Git, not in a copy
 * that is no repository of its own, and not where somebody has chosen other hooks.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** @param {string[]} args */
const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' })

// A copy inside of another repository must not change that one's hooks.
const isRepository = existsSync(join(root, '.git'))
// 1: the option is not set. Whatever else is answered, the hooks stay as they are.
if (isRepository && git('config', '--get', 'core.hooksPath').status === 1) {
  git('config', '--local', 'core.hooksPath', '.githooks')
}
