// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import {
  ConfigurationSchema,
  parseConfiguration,
  StationConfigurationSchema,
} from '../../lib/domain/configuration.ts'
import { withManaged } from '../../lib/domain/managed.ts'
import config from '../../wxt.config.ts'
import { policyFiles } from './policy-files.ts'
import { policyIds } from './policy-ids.ts'

const folder = 'deploy/policy'
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const configuration: object = JSON.parse(read('configuration.json'))
const { placeholder } = policyIds
const managedSchema = JSON.parse(readFileSync('public/managed-schema.json', 'utf8'))

/** What a browser hands to `storage.managed`, as it reads each kind of file. */
type Reading = (text: string) => { installs: string; managed: unknown }

const fromRegistry: Reading = text => {
  const keys = new Map<string, Map<string, string>>()
  let current = new Map<string, string>()
  const [title, ...lines] = text.split('\r\n')
  expect(title).toBe('Windows Registry Editor Version 5.00')
  for (const line of lines) {
    const [, key] = /^\[(.+)\]$/.exec(line) ?? []
    if (key) {
      current = new Map()
      keys.set(key, current)
    }
    const [, name, value] = /^"([^"]+)"=(.*)$/.exec(line) ?? []
    if (name && value) current.set(name, value)
  }
  const under = (end: string) => [...keys].find(([key]) => key.endsWith(end))?.[1]
  const text1 = (value = '') => value.slice(1, -1).replaceAll(/\\(["\\])/g, '$1')
  const policy = under(`\\3rdparty\\extensions\\${placeholder}\\policy`)
  return {
    installs: text1(under('\\ExtensionInstallForcelist')?.get('1')),
    managed: {
      allowImport: policy?.get('allowImport') === 'dword:00000001',
      configuration: JSON.parse(text1(policy?.get('configuration'))),
    },
  }
}

const fromLinux: Reading = text => {
  const { ExtensionInstallForcelist: list, '3rdparty': third } = JSON.parse(text)
  return { installs: list[0], managed: third.extensions[placeholder] }
}

const fromMac: Reading = text => {
  const document = new DOMParser().parseFromString(text.replace(/<!DOCTYPE[^>]*>\n/, ''), 'application/xml')
  const profile = fromPlist(document.querySelector('plist')?.firstElementChild) as {
    PayloadContent: Record<string, unknown>[]
  }
  const [own, extension] = profile.PayloadContent
  expect(String(extension?.PayloadType)).toMatch(new RegExp(`\\.extensions\\.${placeholder}$`))
  const { allowImport, configuration: given } = extension ?? {}
  const list = own?.ExtensionInstallForcelist
  return {
    installs: Array.isArray(list) ? String(list[0]) : '',
    managed: { allowImport, configuration: given },
  }
}

function fromPlist(element: Element | null | undefined): unknown {
  const children = [...(element?.children ?? [])]
  switch (element?.tagName.toLowerCase()) {
    case 'dict':
      return Object.fromEntries(
        children.flatMap((child, i) =>
          i % 2 === 0 ? [[child.textContent, fromPlist(children[i + 1])]] : [],
        ),
      )
    case 'array':
      return children.map(fromPlist)
    case 'integer':
      return Number(element.textContent)
    case 'true':
      return true
    case 'false':
      return false
    default:
      return element?.textContent
  }
}

const fromFirefox: Reading = text => {
  const { policies } = JSON.parse(text)
  const { installation_mode: mode, private_browsing: isPrivate } =
    policies.ExtensionSettings[policyIds.firefoxId]
  expect([mode, isPrivate]).toEqual(['force_installed', false])
  return { installs: policyIds.firefoxId, managed: policies['3rdparty'].Extensions[policyIds.firefoxId] }
}

const readings: Record<string, Reading> = {
  'chrome-windows.reg': fromRegistry,
  'edge-windows.reg': fromRegistry,
  'chrome-macos.mobileconfig': fromMac,
  'edge-macos.mobileconfig': fromMac,
  'chrome-linux.json': fromLinux,
  'edge-linux.json': fromLinux,
  'firefox-policies.json': fromFirefox,
}

describe('the policy templates', () => {
  it('are all that lies there, as the command writes them', () => {
    const files = policyFiles({
      chromeId: placeholder,
      edgeId: placeholder,
      configuration,
      allowImport: false,
    })
    expect(Object.keys(files).toSorted()).toEqual(Object.keys(readings).toSorted())
    for (const [name, content] of Object.entries(files)) expect([name, read(name)]).toEqual([name, content])
    const others = readdirSync(folder).filter(name => !(name in readings))
    expect(others.toSorted()).toEqual(['README.md', 'configuration.json'])
  })

  it.each(Object.entries(readings))(
    '%s installs the extension and gives it what the schema knows',
    (name, reading) => {
      const { installs, managed } = reading(read(name))
      const updates = name.startsWith('edge') ? policyIds.edgeUpdates : policyIds.chromeUpdates
      expect(installs).toBe(name.startsWith('firefox') ? policyIds.firefoxId : `${placeholder};${updates}`)
      expect(managed).toEqual({ allowImport: false, configuration })
      const isManaged = new Ajv({ strict: false }).compile(closed(managedSchema))
      expect([isManaged(managed), isManaged.errors]).toEqual([true, null])
      const given = (managed as { configuration: unknown }).configuration
      expect(parseConfiguration(JSON.stringify(withManaged({}, given)))).toMatchObject({ ok: true })
    },
  )

  it('keep quotes, backslashes and signs of markup as they are', () => {
    const odd = { practice: { name: 'A "quoted" \\ <b>&amp;' } }
    const files = policyFiles({
      chromeId: placeholder,
      edgeId: placeholder,
      configuration: odd,
      allowImport: true,
    })
    for (const [name, reading] of Object.entries(readings))
      expect([name, reading(files[name] ?? '').managed]).toEqual([
        name,
        { allowImport: true, configuration: odd },
      ])
  })

  it('name Firefox’s add-on as the manifest does', async () => {
    const { manifest } = config
    if (typeof manifest !== 'function') throw new Error('the manifest depends on the browser')
    const env = { browser: 'firefox', mode: 'production', command: 'build', manifestVersion: 3 } as const
    expect((await manifest(env)).browser_specific_settings?.gecko?.id).toBe(policyIds.firefoxId)
    // Names that are reserved for examples belong to nobody, and never will.
    expect(policyIds.firefoxId).not.toMatch(/\.(?:example|test|invalid|localhost)$|@example\./)
  })
})

/** The same schema, in which a key that it does not name is wrong: Chrome drops such a key without a word. */
function closed(schema: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(schema).map(([key, value]) => [key, isObject(value) ? closed(value) : value])
  const own = Object.fromEntries(entries)
  return isObject(own.properties) && own.type === 'object' && own.additionalProperties === undefined
    ? { ...own, additionalProperties: false }
    : own
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

describe('the schema of managed storage', () => {
  const secret = ['nextech.password']

  it('knows every key of a configuration but the password', () => {
    const known = [...namesIn(managedSchema.properties.configuration)]
    const own = new Set(
      [ConfigurationSchema, StationConfigurationSchema].flatMap(schema => [...keysOf(schema)]),
    )
    expect(known.toSorted()).toEqual([...own].filter(path => !secret.includes(path)).toSorted())
  })
})

function namesIn(schema: Record<string, unknown>, at = ''): string[] {
  const inner = isObject(schema.items) ? schema.items : schema
  if (!isObject(inner.properties)) return []
  return Object.entries(inner.properties).flatMap(([key, value]) => [
    `${at}${key}`,
    ...(isObject(value) ? namesIn(value, `${at}${key}.`) : []),
  ])
}

/** The paths of a schema of ours, through what is optional, piped or a list. */
function keysOf(schema: unknown, at = ''): string[] {
  if (!isObject(schema)) return []
  if (isObject(schema.entries))
    return Object.entries(schema.entries).flatMap(([key, value]) => [
      `${at}${key}`,
      ...keysOf(value, `${at}${key}.`),
    ])
  if (isObject(schema.wrapped)) return keysOf(schema.wrapped, at)
  if (isObject(schema.item)) return keysOf(schema.item, at)
  return []
}
