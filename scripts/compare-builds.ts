/**
 * The sandbox build is what the end-to-end tests see, so it must be the shipped build in all but the
 * loopback hosts of its manifest. Exits with 1 and names the files that differ otherwise.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** As the manifest's policy for connections writes them. */
const loopbackSource = / (?:http|ws):\/\/(?:127\.0\.0\.1|localhost):\*/g
const loopback = ['http://127.0.0.1/*', 'http://localhost/*']

const differences = ['chrome-mv3', 'firefox-mv3'].flatMap(name =>
  compare(join('.output', name), join('.output', `sandbox-${name}`)),
)
for (const difference of differences) console.error(difference)
if (differences.length > 0) process.exit(1)
console.log('The sandbox builds are the shipped builds with the loopback hosts added.')

function compare(shipped: string, sandbox: string): string[] {
  const names = new Set([...filesIn(shipped), ...filesIn(sandbox)])
  if (names.size === 0) return [`${shipped} is empty: nothing was built.`]
  const unlike = [...names].filter(name => contents(shipped, name) !== contents(sandbox, name))
  return unlike.map(name => `${name} differs between ${shipped} and ${sandbox}.`)
}

function filesIn(folder: string): string[] {
  return globSync('**/*', { cwd: folder }).filter(name => statSync(join(folder, name)).isFile())
}

function contents(folder: string, name: string): string {
  const file = join(folder, name)
  if (!existsSync(file)) return ''
  return name === 'manifest.json' ? withoutLoopback(readFileSync(file, 'utf8')) : readFileSync(file, 'latin1')
}

function withoutLoopback(text: string): string {
  const manifest: { host_permissions?: string[] } = JSON.parse(text.replace(loopbackSource, ''))
  const hosts = manifest.host_permissions?.filter(host => !loopback.includes(host))
  return JSON.stringify({ ...manifest, host_permissions: hosts })
}
