/**
 * npm run reproduce: makes the archives twice, in two folders of different depth, at two times, in two time zones and languages, from
 * what git knows of the working tree, and compares their hashes. Exits with 1 and names what differs. `--keep` leaves the folders.
 */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const base = resolve('.output/reproduce')
const places = [
  { folder: join(base, 'a'), env: { TZ: 'UTC', LANG: 'C' } },
  { folder: join(base, 'another/much-longer-way/b'), env: { TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8' } },
]

rmSync(base, { recursive: true, force: true })
const sums = places.map(place => {
  layOut(place.folder)
  execFileSync(process.execPath, ['scripts/zip.ts'], {
    cwd: place.folder,
    env: { ...process.env, ...place.env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return readFileSync(join(place.folder, '.output/SHA256SUMS'), 'utf8').trim().split('\n')
})
const [first = [], second = []] = sums
const differing = first.filter(line => !second.includes(line))
for (const line of differing) console.error(`differs: ${line.split('  ')[1]}`)
if (!process.argv.includes('--keep')) rmSync(base, { recursive: true, force: true })
if (first.length === 0 || first.length !== second.length || differing.length > 0) process.exit(1)
console.log(`${first.join('\n')}\nThe same bytes twice.`)

/** The files that git knows, as they are now, and the installed packages, linked file by file. */
function layOut(folder: string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
  for (const file of listed.toString().split('\0')) {
    if (file === '' || !existsSync(file)) continue
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(file, join(folder, file))
  }
  linkAll('node_modules', join(folder, 'node_modules'))
}

function linkAll(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.name === '.cache') continue
    if (entry.isDirectory()) linkAll(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else linkSync(source, target)
  }
}
