import { describe, expect, it } from 'vitest'
import type { ConfigEnv, UserManifest } from 'wxt'
import config from '../../wxt.config.ts'

type Mode = 'production' | 'sandbox'

async function manifestOf(browser: string, mode: Mode): Promise<UserManifest> {
  const { manifest } = config
  if (typeof manifest !== 'function') throw new Error('the manifest depends on browser and mode')
  const env: ConfigEnv = { browser, mode, command: 'build', manifestVersion: 3 }
  return manifest(env)
}

/** The directives of the policy for our own pages, by name. */
function policyOf({ content_security_policy: policy }: UserManifest): Record<string, string[]> {
  const text = typeof policy === 'object' ? (policy.extension_pages ?? '') : ''
  return Object.fromEntries(
    text.split('; ').map(directive => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources]
    }),
  )
}

describe.each(['chrome', 'edge', 'firefox'])('the shipped manifest for %s', browser => {
  it('names no host of this computer, and none without TLS', async () => {
    const text = JSON.stringify(await manifestOf(browser, 'production'))
    expect(text).not.toMatch(/127\.0\.0\.1|localhost|\[::1\]|http:|ws:/)
  })

  it('reaches the shop and Nextech alone before somebody allows more', async () => {
    expect((await manifestOf(browser, 'production')).host_permissions).toEqual([
      'https://shopmanager.dermpro.com/*',
      'https://select.nextech-api.com/*',
      'https://login.microsoftonline.com/*',
    ])
  })

  it('lets our pages run only our scripts, and speak only over TLS', async () => {
    expect(policyOf(await manifestOf(browser, 'production'))).toEqual({
      'script-src': ["'self'"],
      'connect-src': ["'self'", 'https:', 'wss:'],
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-src': ["'self'"],
    })
  })

  it('lets the shop’s pages frame the panels alone', async () => {
    const { web_accessible_resources: open = [] } = await manifestOf(browser, 'production')
    const resources = open.flatMap(each => (typeof each === 'string' ? each : each.resources))
    expect(resources).toEqual(['resolve.html', 'teach-check.html'])
  })

  it('is not for private windows, which keep no log', async () => {
    expect(await manifestOf(browser, 'production')).toMatchObject({ incognito: 'not_allowed' })
  })

  it('differs from the sandbox’s in hosts of this computer alone', async () => {
    const [shipped, sandbox] = await Promise.all([
      manifestOf(browser, 'production'),
      manifestOf(browser, 'sandbox'),
    ])
    const added = sandbox.host_permissions?.filter(host => !shipped.host_permissions?.includes(host))
    expect(added).toEqual(['http://127.0.0.1/*', 'http://localhost/*'])
    const isLoopback = /^(?:http|ws):\/\/(?:127\.0\.0\.1|localhost):\*$/
    const { 'connect-src': sources = [], ...others } = policyOf(sandbox)
    const { 'connect-src': fewer, ...same } = policyOf(shipped)
    expect(others).toEqual(same)
    expect(sources.filter(source => !isLoopback.test(source))).toEqual(fewer)
  })
})
