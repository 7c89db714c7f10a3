// @ts-check
/** Finds a browser or installs one: by the system's package manager as root, else by the test tool. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrandedChromium, findFirefox, findFreeChromium } from './find-browser.mjs'
import { run, say } from './run-command.mjs'

/** @param {string} root the folder that holds node_modules */
export function ensureChromium(root) {
  if (findFreeChromium()) return
  say('no Chromium found; installing one …')
  if (installByApt('chromium') && findFreeChromium()) return
  if (downloadChromium(root) && findFreeChromium()) return
  const branded = findBrandedChromium()
  if (!branded) throw new Error(missing('Chromium', 'CHROMIUM_PATH', 'npx playwright-core install chromium'))
  say(`using ${branded}. Chrome and Edge from version 137 on may refuse to load the extension from the`)
  say('command line; if it does not appear, install Chromium and set CHROMIUM_PATH to it.')
}

/** Without a Firefox its own tests are skipped, and say so; the main job runs in Chromium. */
export function ensureFirefox() {
  if (findFirefox()) return
  say('no Firefox found; installing one …')
  if (installByApt('firefox-esr') && findFirefox()) return
  say(missing('Firefox', 'FIREFOX_PATH', 'sudo apt-get install firefox-esr'))
  say('Until then the tests in Firefox are skipped.')
}

/** @param {string} name */
function installByApt(name) {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/etc/debian_version')) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // A stale index often still serves, so a failed update does not stop the installation.
  run('apt-get', ['update', '-qq'], { env })
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env })
}

/** @param {string} root */
function downloadChromium(root) {
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js')
  const install = ['install', '--no-shell', 'chromium']
  const mayAddLibraries = process.platform === 'linux' && process.getuid?.() === 0
  if (mayAddLibraries && run(process.execPath, [cli, ...install, '--with-deps'])) return true
  return run(process.execPath, [cli, ...install])
}

/**
 * @param {string} browser
 * @param {string} variable
 * @param {string} command
 */
function missing(browser, variable, command) {
  return [
    `${browser} is needed and could not be installed here.`,
    `Install ${browser} by hand (for example: ${command}),`,
    `or set ${variable} to the program of one that you have, and run this again.`,
  ].join('\n')
}
