import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import config from '../../wxt.config.ts'

const { manifest } = config
if (typeof manifest !== 'function') throw new Error('the manifest depends on browser and mode')
const shipped = await manifest({
  browser: 'chrome',
  mode: 'production',
  command: 'build',
  manifestVersion: 3,
})
const { permissions = [], host_permissions: hosts = [] } = shipped
const { optional_permissions: mayAsk = [], optional_host_permissions: mayAskHosts = [] } = shipped
const held = [...permissions, ...hosts, ...mayAsk, ...mayAskHosts].map(String)

/** What the first column of the table names whose heading begins with these words. */
function namedIn(file: string, heading: string): string[] {
  const text = readFileSync(file, 'utf8')
  const rows =
    text
      .slice(text.indexOf(`| ${heading} |`))
      .split('\n\n')[0]
      ?.split('\n')
      .slice(2) ?? []
  return rows.flatMap(row =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )
}

describe.each([
  ['docs/data-flow.md', 'permission | data it opens'],
  ['docs/privacy-and-security.md', 'permission | why'],
  ['docs/store/privacy.md', 'permission | justification'],
])('%s', (file, heading) => {
  it('has a row for exactly what the manifest asks for', () => {
    expect(namedIn(file, heading).toSorted()).toEqual(held.toSorted())
  })
})

it('calls what is asked for later optional', () => {
  const text = readFileSync('docs/data-flow.md', 'utf8')
  for (const name of [...mayAsk, ...mayAskHosts]) expect(text).toContain(`| \`${name}\` (optional) |`)
  for (const name of [...permissions, ...hosts]) expect(text).not.toContain(`| \`${name}\` (optional) |`)
})

it('the listing’s summary is as short as the stores want it', () => {
  const [, summary = ''] =
    /\*\*Summary\*\* \(at most 132 characters\)\. (.+)/.exec(readFileSync('docs/store/listing.md', 'utf8')) ??
    []
  expect(summary.length).toBeGreaterThan(20)
  expect(summary.length).toBeLessThanOrEqual(132)
})
