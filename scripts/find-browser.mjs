// @ts-check
/**
 * Where the browsers are. Plain JavaScript on Node's own modules, because it also runs before anything
 * is installed; the end-to-end harness and `npm start` use it too.
 */
import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/**
 * @typedef {{ env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform, home?: string }} Machine
 * The defaults are this machine; tests describe another one.
 */

/**
 * Branded Chrome ignores `--load-extension` since version 137, so it is the last choice; Edge follows
 * Chrome. `CHROMIUM_PATH` always wins.
 * @param {Machine} [machine]
 * @returns {string | undefined}
 */
export function findChromium(machine = {}) {
  return findFreeChromium(machine) ?? findBrandedChromium(machine)
}

/**
 * A Chromium or Chrome for Testing: one that loads an unpacked extension from the command line.
 * @param {Machine} [machine]
 * @returns {string | undefined}
 */
export function findFreeChromium(machine = {}) {
  return (
    named('CHROMIUM_PATH', machine) ??
    onPath(['chromium', 'chromium-browser'], machine) ??
    inPlaces(['Chromium.app/Contents/MacOS/Chromium'], ['Chromium\\Application\\chrome.exe'], machine) ??
    downloadedChromium(machine)
  )
}

/**
 * @param {Machine} [machine]
 * @returns {string | undefined}
 */
export function findBrandedChromium(machine = {}) {
  const mac = [
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  const windows = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe']
  return (
    onPath(['microsoft-edge', 'microsoft-edge-stable', 'google-chrome', 'google-chrome-stable'], machine) ??
    inPlaces(mac, windows, machine)
  )
}

/**
 * `FIREFOX_PATH` wins; then Firefox ESR, then any Firefox.
 * @param {Machine} [machine]
 * @returns {string | undefined}
 */
export function findFirefox(machine = {}) {
  const mac = ['Firefox.app/Contents/MacOS/firefox', 'Firefox ESR.app/Contents/MacOS/firefox']
  return (
    named('FIREFOX_PATH', machine) ??
    onPath(['firefox-esr', 'firefox'], machine) ??
    inPlaces(mac, ['Mozilla Firefox\\firefox.exe'], machine)
  )
}

/**
 * A path that somebody set by hand and that is wrong must not be replaced in silence.
 * @param {string} variable
 * @param {Machine} machine
 */
function named(variable, { env = process.env }) {
  const file = env[variable]
  if (!file) return undefined
  if (!isProgram(file)) throw new Error(`${variable} is set to ${file}, which is not a program.`)
  return file
}

/**
 * @param {string[]} names
 * @param {Machine} machine
 */
function onPath(names, { env = process.env, platform = process.platform }) {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean)
  const suffix = platform === 'win32' ? '.exe' : ''
  return firstProgram(names.flatMap(name => folders.map(folder => join(folder, name + suffix))))
}

/**
 * @param {string[]} mac
 * @param {string[]} windows
 * @param {Machine} machine
 */
function inPlaces(mac, windows, { env = process.env, platform = process.platform, home = homedir() }) {
  if (platform === 'darwin') {
    const folders = ['/Applications', join(home, 'Applications')]
    return firstProgram(mac.flatMap(file => folders.map(folder => join(folder, file))))
  }
  if (platform !== 'win32') return undefined
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
  return firstProgram(windows.flatMap(file => folders.flatMap(folder => (folder ? join(folder, file) : []))))
}

/**
 * What `playwright-core install chromium` downloaded, newest first.
 * @param {Machine} machine
 */
function downloadedChromium({ env = process.env, platform = process.platform, home = homedir() }) {
  /** @type {Partial<Record<NodeJS.Platform, string>>} */
  const caches = {
    darwin: join(home, 'Library', 'Caches'),
    win32: env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'),
  }
  const cache = caches[platform] ?? env.XDG_CACHE_HOME ?? join(home, '.cache')
  const root = env.PLAYWRIGHT_BROWSERS_PATH || join(cache, 'ms-playwright')
  const builds = list(root).filter(name => /^chromium-\d+$/.test(name))
  builds.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
  return firstProgram(builds.flatMap(build => programsIn(join(root, build), platform)))
}

/**
 * @param {string} build
 * @param {NodeJS.Platform} platform
 */
function programsIn(build, platform) {
  const app = ['Google Chrome for Testing', 'Chromium']
  /** @type {Partial<Record<NodeJS.Platform, string[]>>} */
  const inner = { win32: ['chrome.exe'], darwin: app.map(name => `${name}.app/Contents/MacOS/${name}`) }
  const files = inner[platform] ?? ['chrome']
  const folders = list(build).filter(name => name.startsWith('chrome-'))
  return folders.flatMap(folder => files.map(file => join(build, folder, file)))
}

/** @param {string} folder */
function list(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** @param {string[]} files */
function firstProgram(files) {
  return files.find(isProgram)
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
