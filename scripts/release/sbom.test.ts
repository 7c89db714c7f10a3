import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { billOf } from './sbom.ts'
import { packageFolder, shippedModules } from './shipped-modules.ts'

const root = resolve('.')
const of = (path: string) => join(root, path)
const bill = (modules: string[]) =>
  JSON.parse(
    billOf({
      root,
      modules: new Set(modules),
      name: 'sync-chrome.zip',
      version: '1.2.3',
      sha256: 'a'.repeat(64),
    }),
  )

describe('the bill of materials', () => {
  const modules = [
    of('lib/domain/order.ts'),
    of('node_modules/dexie/dist/dexie.mjs'),
    `${of('node_modules/preact/dist/preact.mjs')}?v=1`,
    of('node_modules/preact/hooks/dist/hooks.mjs'),
    of('node_modules/@noble/hashes/sha2.js'),
    '\0rolldown/runtime.js',
    'virtual:wxt-background-entrypoint?x',
  ]

  it('names each package once, with version, licence and the hash of the lock file', () => {
    const { components, metadata, dependencies } = bill(modules)
    const purls = components.map(({ purl }: { purl: string }) => purl.replace(/@[^@]+$/, ''))
    expect(purls.toSorted()).toEqual([
      'pkg:npm/%40noble/hashes',
      'pkg:npm/dexie',
      'pkg:npm/preact',
      'pkg:npm/rolldown',
      'pkg:npm/wxt',
    ])
    const preact = components.find(({ name }: { name: string }) => name === 'preact')
    const { version } = JSON.parse(readFileSync('node_modules/preact/package.json', 'utf8'))
    expect(preact).toMatchObject({
      version,
      licenses: [{ license: { id: 'MIT' } }],
      purl: `pkg:npm/preact@${version}`,
    })
    expect(preact.hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }])
    expect(metadata.component).toMatchObject({
      name: 'sync-chrome.zip',
      version: '1.2.3',
      hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }],
    })
    const own = dependencies.find(({ ref }: { ref: string }) => ref === 'sync-chrome.zip@1.2.3')
    expect(own.dependsOn).toHaveLength(5)
  })

  it('is CycloneDX 1.6 by its own schema', () => {
    const isBill = billSchema()
    expect([isBill(bill(modules)), isBill.errors]).toEqual([true, null])
    expect(isBill({ ...bill(modules), components: [{ type: 'library' }] })).toBe(false)
  })

  it('says the same of the same archive, in whatever order its modules came', () => {
    const [one, other] = [modules, modules.toReversed()].map(each => JSON.stringify(bill(each)))
    expect(one).toBe(other)
    expect(one).not.toContain(root)
  })

  it('refuses what nobody knows', () => {
    expect(() => bill(['\0some-plugin/helper'])).toThrow('Nobody knows where the shipped module')
    expect(() => bill([of('node_modules/not-installed/index.js')])).toThrow('is in no lock file')
  })
})

describe('a shipped module', () => {
  it.each([
    ['/p/node_modules/@scope/name/a/b.js', 'node_modules/@scope/name'],
    ['/p/node_modules/outer/node_modules/inner/x.js', 'node_modules/outer/node_modules/inner'],
    ['C:\\p\\node_modules\\dexie\\x.js', 'node_modules/dexie', 'C:\\p'],
    ['\0vite/preload-helper.js', 'node_modules/vite'],
    ['/p/lib/domain/order.ts?raw', undefined],
  ])('%s is of %s', (id, folder, base = '/p') => {
    expect(packageFolder(id, base)).toBe(folder)
  })

  it('counts where something of it is left', () => {
    const modules = new Set<string>()
    const chunk = (left: Record<string, number>) => ({
      type: 'chunk' as const,
      modules: Object.fromEntries(
        Object.entries(left).map(([id, renderedLength]) => [id, { renderedLength }]),
      ),
    })
    shippedModules(modules).generateBundle(undefined, {
      'a.js': chunk({ '/p/a.ts': 10, '/p/shaken.ts': 0 }),
      'b.css': { type: 'asset' },
      'c.js': chunk({ '/p/shaken.ts': 0, '/p/c.ts': 1 }),
    })
    expect([...modules]).toEqual(['/p/a.ts', '/p/c.ts'])
  })
})

/** The published schema, as the library carries it, with the two that it refers to. */
function billSchema() {
  const library = dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json'))
  const schema = (name: string) => JSON.parse(readFileSync(join(library, 'res/schema', name), 'utf8'))
  const ajv = new Ajv({ strict: false })
  formats.default(ajv)
  // Two forms that no part of ours has.
  for (const form of ['idn-email', 'iri-reference']) ajv.addFormat(form, true)
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs'])
    ajv.addSchema(
      schema(`${name}.SNAPSHOT.schema.json`),
      `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`,
    )
  return ajv.compile(schema('bom-1.6.SNAPSHOT.schema.json'))
}
