import { afterEach, describe, expect, it, vi } from 'vitest'
import { maria } from '../../tests/acceptance/staff-world.ts'
import { startBackground } from '../../tests/fixtures/background-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { say } from '../words/background-words.ts'

async function start() {
  const world = await startBackground([maria])
  await world.configure()
  return world
}

const station = 'Front desk'

afterEach(() => {
  vi.restoreAllMocks()
})

describe('moving to a backend', () => {
  it.each(['not an address', 'ftp://sync.example.com', 'http://sync.example.com', ''])(
    'takes “%s” for no address of one',
    async url => {
      const world = await start()
      const answer = await world.own('ext-bg/moving-connect', { url: url || '-', station })
      expect(answer).toEqual({ problem: say('moving.address') })
    },
  )

  it('names the address that the browser may not reach', async () => {
    const world = await start()
    const contains = browser.permissions.contains
    browser.permissions.contains = async () => false
    try {
      const url = 'https://sync.example.com'
      expect(await world.own('ext-bg/moving-connect', { url, station })).toEqual({
        problem: say('moving.permission', { address: url }),
      })
    } finally {
      browser.permissions.contains = contains
    }
  })

  it('says that nobody answers at an address, and keeps it for the next try', async () => {
    const world = await start()
    world.host.granted.add('https://sync.example.com/*')
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'))
    const url = 'https://sync.example.com'
    const { problem } = await world.own('ext-bg/moving-connect', { url, station })
    expect(problem).toMatch(/\w/)
    expect(await world.own('ext-bg/moving', {})).toMatchObject({ url })
  })

  it('begins with nothing before a backend was named, and has nothing to take back', async () => {
    const world = await start()
    expect(await world.own('ext-bg/move', {})).toEqual({ problem: say('moving.address') })
    expect(await world.own('ext-bg/moving-cancel', {})).toEqual({ problem: null })
  })

  it('shows what would go along', async () => {
    const world = await start()
    expect(await world.own('ext-bg/moving', {})).toMatchObject({
      direction: 'to-backend',
      url: null,
      move: null,
    })
  })
})
