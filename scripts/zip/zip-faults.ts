import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { readZip } from './read-zip.ts'

/** What only the sandbox, a test or a tool may hold: by name, and as an address in the manifest. */
const foreignName = /(^|\/)(sandbox|tests?|scripts|node_modules|\.[^/]+)(\/|$)|\.(map|tsx?|test\.[a-z]+)$/
const foreignHost = /127\.0\.0\.1|localhost/

/** Says in what an archive differs from the build that it was made of, and what in it may not ship. */
export function zipFaults(archive: string, build: string): string[] {
  const zipped = readZip(archive)
  const built = new Map(filesIn(build).map(name => [name, readFileSync(join(build, name))]))
  const missing = [...built.keys()].filter(name => !zipped.has(name)).map(name => `${name} is missing`)
  const wrong = [...zipped].flatMap(([name, content]) => {
    const original = built.get(name)
    if (!original) return [`${name} was not built`]
    return original.equals(content) ? [] : [`${name} is not as it was built`]
  })
  return [...missing, ...wrong, ...foreignFaults(zipped)]
}

function foreignFaults(zipped: ReadonlyMap<string, Buffer>): string[] {
  const foreign = [...zipped.keys()]
    .filter(name => foreignName.test(name))
    .map(name => `${name} may not ship`)
  const manifest = zipped.get('manifest.json')?.toString('utf8')
  if (manifest === undefined) return [...foreign, 'there is no manifest.json at the top']
  return foreignHost.test(manifest) ? [...foreign, 'the manifest allows addresses of this machine'] : foreign
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(join(folder, sep).length).replaceAll(sep, '/'))
}
