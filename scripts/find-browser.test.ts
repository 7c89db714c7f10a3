import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findChromium, findFirefox, findFreeChromium } from './find-browser.mjs'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-'))
})
afterEach(() => rmSync(home, { recursive: true }))

function install(file: string) {
  const path = join(home, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, '', { mode: 0o755 })
  return path
}

const linux = (env: NodeJS.ProcessEnv = {}) => ({
  env: { PATH: ['a', 'b'].map(name => join(home, name)).join(delimiter), ...env },
  platform: 'linux' as const,
  home,
})

describe('findChromium', () => {
  it('prefers a Chromium further down the path to a branded Chrome', () => {
    install('a/google-chrome')
    const chromium = install('b/chromium')
    expect(findChromium(linux())).toBe(chromium)
  })

  it('takes the newest of those that the test tool downloaded', () => {
    install('.cache/ms-playwright/chromium-999/chrome-linux/chrome')
    const newest = install('.cache/ms-playwright/chromium-1200/chrome-linux64/chrome')
    expect(findChromium(linux())).toBe(newest)
  })

  it('takes a branded Chrome only when there is nothing else', () => {
    const branded = install('a/google-chrome')
    expect(findFreeChromium(linux())).toBeUndefined()
    expect(findChromium(linux())).toBe(branded)
  })

  it('finds the download of a Mac', () => {
    const folder = 'Library/Caches/ms-playwright/chromium-1200/chrome-mac-arm64'
    const file = `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`
    const path = install(file)
    expect(findFreeChromium({ env: {}, platform: 'darwin', home })).toBe(path)
  })

  it('follows CHROMIUM_PATH, and refuses one that leads nowhere', () => {
    install('a/chromium')
    const chosen = install('mine/chrome')
    expect(findChromium(linux({ CHROMIUM_PATH: chosen }))).toBe(chosen)
    expect(() => findChromium(linux({ CHROMIUM_PATH: join(home, 'gone') }))).toThrow('CHROMIUM_PATH')
  })
})

it('findFirefox prefers the ESR, and answers nothing where there is none', () => {
  expect(findFirefox(linux())).toBeUndefined()
  install('a/firefox')
  const esr = install('b/firefox-esr')
  expect(findFirefox(linux())).toBe(esr)
})
