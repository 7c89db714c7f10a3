import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Locked {
  version?: string
  integrity?: string
  link?: boolean
  hasInstallScript?: boolean
  cpu?: string | string[]
  os?: string | string[]
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
const { optionalDependencies, allowScripts } = read('package.json') as Record<string, Record<string, unknown>>
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> }
const installed = Object.entries(packages).filter(([path]) => path.includes('node_modules/'))
const nodes = Object.entries(optionalDependencies ?? {}).filter(([name]) => name.startsWith('node-'))

it.each(nodes)('holds %s of exactly one version, with its hash, for one system', (name, version) => {
  expect(version).toMatch(/^24\.\d+\.\d+$/)
  const locked = packages[`node_modules/${name}`]
  expect(locked?.version).toBe(version)
  expect(locked?.integrity).toMatch(/^sha512-/)
  expect([locked?.os, locked?.cpu].flat()).toHaveLength(2)
})

it('holds a Node for Linux, macOS and Windows', () => {
  const systems = nodes.flatMap(([name]) => packages[`node_modules/${name}`]?.os)
  expect(new Set(systems)).toEqual(new Set(['linux', 'darwin', 'win32']))
})

it('holds a hash of every package that comes from outside', () => {
  const unproven = installed.filter(([, { link, integrity }]) => !link && !integrity?.startsWith('sha512-'))
  expect(unproven.map(([path]) => path)).toEqual([])
})

it('holds no package whose install script nobody decided about', () => {
  const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript)
  expect(scripted.map(([path]) => nameOf(path)).filter(name => !(name in (allowScripts ?? {})))).toEqual([])
})
