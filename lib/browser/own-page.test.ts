import { describe, expect, it } from 'vitest'
import type { Browser } from 'wxt/browser'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { ownKind } from './own-page.ts'

const root = browser.runtime.getURL('/').replace(/\/$/, '')
const tab = { id: 7, url: 'https://shop.example.com/' } as Browser.tabs.Tab
const framed = { tab, frameId: 5 }
const inTab = { tab, frameId: 0 }
const kind = (path: string, rest: Partial<Browser.runtime.MessageSender>) =>
  ownKind({ id: browser.runtime.id, url: `${root}${path}`, ...rest })

describe('ADR 0016: our pages are those that are named, and no others', () => {
  it.each([
    ['/resolve.html', framed, 'panel'],
    ['/resolve.html#8f6a', framed, 'panel'],
    ['/teach-check.html#8f6a', framed, 'panel'],
    ['/workbench.html', inTab, 'ext'],
    ['/workbench.html#/staff?reason=possible-match', inTab, 'ext'],
    ['/workbench.html#/staff\n', inTab, 'ext'],
    ['/popup.html', {}, 'ext'],
    ['/popup.html', { frameId: 0 }, 'ext'],
    ['/popup.html', inTab, 'ext'],
  ] as const)('%s', (path, where, expected) => expect(kind(path, where)).toBe(expected))

  it.each(['https://resolve.html/', 'about:blank', 'not an address', ''])('not %s', url =>
    expect(ownKind({ id: browser.runtime.id, url, ...framed })).toBeUndefined(),
  )

  const spellings = [
    '/%72esolve.html',
    '/resolve%2ehtml',
    '/resolve.htm%6C',
    '/%2fresolve.html',
    '//resolve.html',
    '///resolve.html',
    '/./resolve.html',
    '/x/../resolve.html',
    '/x/%2e%2e/resolve.html',
    '/RESOLVE.html',
    '/Resolve.HTML',
    // It asks for nothing: what it shows is in the extension.
    '/help.html',
    '/resolve.html/',
    '/resolve.html.',
    '/resolve.html%00',
    '/resolve.html%20',
    '/resolve.html;x',
    '/resolve.html?',
    '/resolve.html?x=1',
    '/resolve.html?#8f6a',
    '/%74each-check.html',
    '//teach-check.html',
    '/%77orkbench.html',
    '//workbench.html',
    '/workbench.html?x=1',
    '/WORKBENCH.html',
    '/%70opup.html',
    '/popup.html/',
    '/\\popup.html',
    '/',
    '',
    '/index.html',
    '/background.html',
    '/_generated_background_page.html',
    '/toString',
    '/constructor',
  ]
  const frames = [
    ['in a frame', framed],
    ['in a tab', inTab],
    ['without a tab', {}],
  ] as const
  it.each(spellings.flatMap(path => frames.map(([where, rest]) => [path, where, rest] as const)))(
    '%s %s is nobody',
    (path, _, rest) => expect(kind(path, rest)).toBeUndefined(),
  )

  it.each([
    ['a panel that holds the whole tab or a window', '/resolve.html#8f6a', inTab],
    ['a taught page that holds the whole tab', '/teach-check.html#8f6a', inTab],
    ['a panel in no tab', '/resolve.html#8f6a', { frameId: 5 }],
    ['the workbench in a frame', '/workbench.html#/staff', framed],
    ['the popup in a frame', '/popup.html', framed],
    ['a panel in a sandbox', '/resolve.html#8f6a', { ...framed, origin: 'null' }],
    ['the workbench in a sandbox', '/workbench.html', { ...inTab, origin: 'null' }],
  ] as const)('%s is nobody', (_, path, where) => expect(kind(path, where)).toBeUndefined())

  it('another extension with our paths is nobody', () => {
    const url = 'other-extension://abc/workbench.html'
    expect(ownKind({ id: browser.runtime.id, url, ...inTab })).toBeUndefined()
  })
})
