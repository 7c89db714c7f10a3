// @ts-check
/**
 * Runs before `npm start`, `npm test` and the like, on whatever Node the machine has (18 or newer), so
 * it uses Node's own modules only. Installs what is missing and says nothing when nothing is.
 *
 *   node scripts/bootstrap.mjs [--browser] [--firefox]   packages, and a Chromium or a Firefox
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
    if (options.has('--browser')) ensureChromium(root)
    if (options.has('--firefox')) ensureFirefox()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}

function packagesAreCurrent() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()
}

function installPackages() {
  say('installing packages (npm ci), about half a minute …')
  // Development tools are needed even where NODE_ENV=production is set.
  const ok = npm(root, ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'])
  if (!ok) {
    throw new Error('npm ci failed. Look at its message above; usually the network or a proxy is in the way.')
  }
  writeStamp()
  say('packages are installed.')
}

function writeStamp() {
  writeFileSync(stamp, lockHash())
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}
