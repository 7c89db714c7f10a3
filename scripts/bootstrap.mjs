// @ts-check
/**
 * Runs before `npm start`, `npm test` and the like, on whatever Node the machine has (18 or newer), so
 * it uses Node's own modules only. Installs what is missing and says nothing when nothing is.
 *
 *   node scripts/bootstrap.mjs [--browser] [--firefox]   packages, and a Chromium or a Firefox
 *   node scripts/bootstrap.mjs --backend                 also the packages of the sync backend
 *   node scripts/bootstrap.mjs --all                     also the packages of the workspaces (page libraries, DuckDB)
 *   node scripts/bootstrap.mjs --stamp                   notes that the packages were just installed
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureChromium, ensureFirefox } from './ensure-browser.mjs'
import { npm, say } from './run-command.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
/** Inside node_modules, so that an install that was cut short, and so began by deleting it, leaves none. */
const stamp = join(root, 'node_modules', '.installed-from')

const options = new Set(process.argv.slice(2))
if (options.has('--stamp')) writeStamp()
else main()

function main() {
  try {
    if (!packagesAreCurrent()) installPackages()
    requireNode()
    if (options.has('--browser')) ensureChromium(root)
    if (options.has('--firefox')) ensureFirefox()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}

function packagesAreCurrent() {
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()
  return isCurrent && workspacesAreInstalled(wantedWorkspaces())
}

/** @returns {string[]} */
function wantedWorkspaces() {
  if (options.has('--all')) return readPackage('.').workspaces
  return options.has('--backend') ? ['backend'] : []
}

/**
 * Looks at the packages themselves, for an install by hand may have left the workspaces out.
 * @param {string[]} folders
 */
function workspacesAreInstalled(folders) {
  return folders.every(folder =>
    Object.keys(readPackage(folder).dependencies).every(name =>
      ['.', folder].some(base => existsSync(join(root, base, 'node_modules', name))),
    ),
  )
}

/** @param {string} folder */
function readPackage(folder) {
  const { workspaces = [], dependencies = {} } = JSON.parse(
    readFileSync(join(root, folder, 'package.json'), 'utf8'),
  )
  return { workspaces, dependencies }
}

function installPackages() {
  say('installing packages (npm ci), about half a minute …')
  // Development tools are needed even where NODE_ENV=production is set.
  const extent = options.has('--all') ? [] : extentOf(wantedWorkspaces())
  const ok = npm(root, ['ci', '--include=dev', ...extent, '--no-fund', '--no-audit', '--loglevel=error'])
  if (!ok) {
    throw new Error('npm ci failed. Look at its message above; usually the network or a proxy is in the way.')
  }
  writeStamp()
  say('packages are installed.')
}

/**
 * The project's own packages, and those of some workspaces.
 * @param {string[]} folders
 */
function extentOf(folders) {
  if (folders.length === 0) return ['--workspaces=false']
  return ['--include-workspace-root', ...folders.map(folder => `--workspace=${folder}`)]
}

/** Packages bring a Node for the common systems; elsewhere the scripts run on the machine's own. */
function requireNode() {
  const program = process.platform === 'win32' ? 'node.cmd' : 'node'
  if (existsSync(join(root, 'node_modules', '.bin', program))) return
  if (Number.parseInt(process.versions.node, 10) >= 24) return
  const system = `${process.platform} on ${process.arch}`
  throw new Error(
    `the packages bring no Node for ${system}, and this one is ${process.versions.node}. Install Node 24 or newer, and run this again.`,
  )
}

function writeStamp() {
  writeFileSync(stamp, lockHash())
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}
