import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  badge,
  first,
  newPayments,
  numbersOf,
  offerConfiguration,
  openList,
  startWorld,
  tooltipOf,
  untilStatus,
  type World,
} from './world.ts'

let world: World
let list: Page
let settings: Page
let number: string

beforeAll(async () => {
  world = await startWorld()
  number = first(numbersOf(world, ({ status, warnings }) => status === 'synced' && warnings.length === 0))
  list = await openList(world, number)
  settings = await world.browser.openOwn('workbench.html#/settings')
})
afterAll(() => world?.close())

const stored = () =>
  settings.evaluate(async () => (await chrome.storage.local.get('configuration')).configuration)
const inSettings = async () =>
  (await settings.locator('main').innerText()).includes('Nothing is configured yet')

// The parts build on each other: a file of this practice ends the time before it.
describe('a configuration', { shuffle: false }, () => {
  describe('before anything is configured', () => {
    it('the badge says so, and its button leads to Settings', async () => {
      await badge(list, number).getByText('Not set up yet').waitFor()
      expect(await badge(list, number).getAttribute('data-status')).toBe('unseen')
      expect(await tooltipOf(list, number)).toContain(
        'Press Set up in the popup, or import a configuration file in Settings.',
      )
      await settings.close()
      const opened = world.browser.context.waitForEvent('page')
      await badge(list, number).getByRole('button', { name: 'Open' }).click()
      settings = await opened
      await settings.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
      expect(new URL(settings.url()).hash).toBe('#/settings')
    })

    it('the popup says so, and its button leads to Settings', async () => {
      const popup = await world.browser.openOwn('popup.html')
      await popup.getByRole('heading', { name: 'Not set up yet' }).waitFor()
      await popup
        .getByText('Press Set up in the popup, or import a configuration file in Settings.')
        .waitFor()
      expect(await popup.getByRole('button', { name: 'Open settings' }).count()).toBe(1)
      await popup.close()
    })
  })

  describe('a configuration file that is wrong', () => {
    const wrong = (change: (file: Record<string, unknown>) => void) => () => {
      const file: Record<string, unknown> = structuredClone({ ...world.configuration })
      change(file)
      return JSON.stringify(file)
    }
    const cases: [name: string, text: () => string, said: RegExp][] = [
      [
        'an unknown key',
        wrong(file => Object.assign(file.policy ?? {}, { surprise: 1 })),
        /^policy\.surprise: is not a known key$/m,
      ],
      [
        'another version',
        wrong(file => Object.assign(file, { version: 2 })),
        /^version: must be 1: this is the only version there is$/m,
      ],
      ['no shop', wrong(file => Object.assign(file, { shops: [] })), /^shops: must name at least one shop$/m],
      [
        'a missing practice id',
        wrong(file => Object.assign(file.nextech ?? {}, { practiceId: undefined })),
        /^nextech\.practiceId: is missing$/m,
      ],
      ['no JSON', () => '{ "version": 1', /^file: is no JSON/m],
    ]

    it.each(cases)('is refused with path and reason: %s', async (_name, text, said) => {
      const alert = await offerConfiguration(settings, text())
      expect(alert).toContain('Refused: nothing was changed')
      expect(alert).toMatch(said)
      expect(await settings.getByRole('alert').count()).toBe(1)
      expect(await stored()).toBeUndefined()
      expect(await inSettings()).toBe(true)
    })

    it('has made the sync call nobody', () => {
      expect(world.nextech.calls()).toEqual({})
    })
  })

  describe('a configuration file that is right', () => {
    it('brings a list to life that is open already', async () => {
      const said = await offerConfiguration(settings, JSON.stringify(world.configuration))
      expect(said).toMatch(/^Imported/)
      await untilStatus(list, number, 'synced')
      expect(newPayments(world)[number]).toHaveLength(1)
    })

    it('is kept whole when a wrong one is offered after it', async () => {
      const before = await stored()
      expect(before).toMatchObject({ posture: 'automatic', version: 1 })
      const said = await offerConfiguration(
        settings,
        JSON.stringify({ ...world.configuration, posture: 'observe', extra: 1 }),
      )
      expect(said).toMatch(/^extra: is not a known key$/m)
      expect(await stored()).toEqual(before)
    })
  })
})
