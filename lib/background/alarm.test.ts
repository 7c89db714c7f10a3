import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { maria } from '../../tests/acceptance/staff-world.ts'
import { type BackgroundWorld, startBackground } from '../../tests/fixtures/background-world.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { writeSnoozes } from '../browser/snoozes.ts'
import { seenOf } from '../domain/snooze.ts'
import { putAlarmAway, tellAlarm, tellAlarmNow, tellStaffCount } from './alarm.ts'
import { countAgain } from './badge-pusher.ts'

const shops = [{ origin: 'https://shop.example.com', reader: 'auto' as const }]
const place = { practice: { name: 'P', timeZone: 'America/Chicago' }, shops }
const since = Date.parse('2026-03-16T14:00:00Z')
const banners = ({ host }: BackgroundWorld) =>
  host.heard.flatMap(({ message }) => {
    const { name, alarm } = message as { name: string; alarm: unknown }
    return name === 'bg-cs/alarm' ? [alarm] : []
  })

it('leaves the newest count on the toolbar, however slowly an older one is drawn', async () => {
  const world = await startBackground()
  const { setBadgeText } = browser.action
  const draw = vi.spyOn(browser.action, 'setBadgeText')
  draw.mockImplementationOnce(async details => {
    await delay(30)
    await setBadgeText(details)
  })
  await Promise.all([tellAlarm(null, place), delay(10).then(() => tellStaffCount(2))])
  expect(world.host.icon).toBe('2')
})

it('tells no answer after one that was asked for later', async () => {
  const world = await startBackground()
  const signedOut = { alarm: { code: 'signed-out' as const, since, orders: 1 } }
  const late = Promise.withResolvers<typeof signedOut>()
  const service = (answer: unknown) => ({ ask: async () => answer })
  const older = tellAlarmNow(service(late.promise), place)
  await tellAlarmNow(service({ alarm: null }), place)
  late.resolve(signedOut)
  await older
  expect(world.host.icon).toBe('')
  expect(banners(world)).toEqual([])
})

it('tells no shop’s page how many orders wait while the practice observes: a page that made one up would learn of its patient', async () => {
  const world = await startBackground()
  await tellAlarm({ code: 'silent', since, orders: 12, observes: true }, place)
  expect(banners(world).at(-1)).toEqual({
    text: expect.not.stringContaining('12'),
    label: 'Sync now',
    isNews: true,
  })
  await tellAlarm({ code: 'waiting-long', since, orders: 3, observes: true }, place)
  expect(banners(world).at(-1)).toBeNull()
  expect(world.host.title).toContain('3 orders have needed staff')
})

describe('an alarm', () => {
  it('stands in the shop’s pages, on the toolbar and, where allowed, on the desktop, until it is over', async () => {
    const world = await startBackground()
    world.host.granted.add('notifications')
    await tellAlarm({ code: 'signed-out', since, orders: 12 }, place)
    const text = expect.stringMatching(/signed out of Nextech.*Since .*9:00.*12 paid orders wait/)
    expect(banners(world)).toEqual([{ text, label: 'Sign in', isNews: false }])
    expect(world.host.icon).toBe('!')
    expect(world.host.title).toMatch(/Nextech sync\n.*signed out/s)
    expect([...world.host.notices.values()]).toEqual([text])
    await tellAlarm(null, place)
    expect(banners(world).at(-1)).toBeNull()
    expect(world.host.icon).toBe('')
    expect(world.host.title).toBe('Nextech sync')
    expect(world.host.notices.size).toBe(0)
  })

  it('tells the desktop nothing before a person has allowed it, and each alarm once', async () => {
    const world = await startBackground()
    await tellAlarm({ code: 'paused', since, orders: 1 }, place)
    expect(world.host.notices.size).toBe(0)
    world.host.granted.add('notifications')
    await tellAlarm({ code: 'paused', since, orders: 2 }, place)
    expect(world.host.notices.size).toBe(0)
    await tellAlarm({ code: 'silent', since, orders: 2 }, place)
    expect(world.host.notices.size).toBe(1)
  })

  it.each([
    ['signed-out', 'Sign in', false],
    ['paused', 'Open the workbench', false],
    ['other-station', 'Open Settings', false],
    ['permission-missing', 'Open Settings', false],
    ['backend-not-paired', 'Open Settings', false],
    ['extension-older', 'Open Settings', false],
    ['backend-older', 'Open Settings', false],
    ['location-missing', 'Open Setup', false],
    ['records-hidden', 'Open Setup', false],
    ['silent', 'Sync now', true],
    ['nextech-down', 'Sync now', true],
    ['backend-unreachable', 'Sync now', true],
    ['waiting-long', 'Show them', true],
  ] as const)('%s has one way out: %s', async (code, label, isNews) => {
    const world = await startBackground()
    await tellAlarm({ code, since, orders: 1 }, place)
    expect(banners(world)).toEqual([{ text: expect.stringMatching(/\w/), label, isNews }])
    await putAlarmAway(['https://shop.example.com'])
    expect(banners(world).at(-1)).toEqual(isNews ? null : expect.anything())
  })

  it('counts what needs staff beside it, and by a number alone where payments leave', async () => {
    const world = await startBackground()
    await world.configure()
    await world.readOrder()
    await vi.waitFor(() => expect(world.host.icon).toBe('1'))
    expect(world.host.title).toBe('Nextech sync\n1 order needs staff')
    await tellAlarm({ code: 'waiting-long', since, orders: 1 }, place)
    expect(world.host.icon).toBe('1')
    await tellAlarm({ code: 'paused', since, orders: 1 }, place)
    expect(world.host.icon).toBe('!')
    expect(world.host.title).toMatch(/paused.*1 order needs staff/s)
  })

  it('counts no order that was put off at this computer, and says so in the title', async () => {
    const world = await startBackground()
    await world.configure()
    await world.readOrder()
    await vi.waitFor(() => expect(world.host.icon).toBe('1'))
    const [row] = (await world.own('ext-bg/queue', {}))?.rows ?? []
    if (!row) throw new Error('nothing waits')
    await writeSnoozes({ [row.key]: { until: Date.now() + 60_000, seen: seenOf(row) } })
    await countAgain(world.app)
    expect(world.host.icon).toBe('')
    expect(world.host.title).toBe('Nextech sync\n1 more is put off at this computer, and not counted')
    await writeSnoozes({})
    await countAgain(world.app)
    expect(world.host.icon).toBe('1')
  })

  it('over what waited too long is over once the orders are put off', async () => {
    const world = await startBackground()
    await world.configure()
    await world.readOrder()
    await vi.waitFor(() => expect(world.host.icon).toBe('1'))
    await tellAlarm({ code: 'waiting-long', since, orders: 1 }, place)
    expect(banners(world).at(-1)).toMatchObject({ label: 'Show them' })
    const [row] = (await world.own('ext-bg/queue', {}))?.rows ?? []
    if (!row) throw new Error('nothing waits')
    // At night: in working time a sync of two days ago is the worse news.
    vi.setSystemTime(new Date().setUTCHours(2 * 24 + 5, 30))
    await writeSnoozes({ [row.key]: { until: Date.now() + 60_000, seen: seenOf(row) } })
    await countAgain(world.app)
    expect(banners(world).at(-1)).not.toMatchObject({ label: 'Show them' })
    await writeSnoozes({})
    await countAgain(world.app)
    vi.useRealTimers()
    expect(banners(world).at(-1)).toMatchObject({ label: 'Show them' })
  })

  it('follows the practice: paused, and going on again, without an order that moves', async () => {
    const world = await startBackground([maria])
    await world.configure()
    await world.own('ext-bg/pause', { isPaused: true })
    await vi.waitFor(async () =>
      expect(await world.shop('cs-bg/hello', { protocol: 1 })).toMatchObject({
        alarm: { label: 'Open the workbench' },
      }),
    )
    expect(world.host.icon).toBe('!')
    await world.shop('cs-bg/alarm', { press: 'away' })
    expect(await world.shop('cs-bg/hello', { protocol: 1 })).toMatchObject({ alarm: { isNews: false } })
    await world.shop('cs-bg/alarm', { press: 'answer' })
    expect(world.host.tabs.at(-1)?.url).toMatch(/workbench\.html#\/staff$/)
    await world.own('ext-bg/pause', { isPaused: false })
    await vi.waitFor(() => expect(world.host.icon).toBe(''))
    expect(await world.shop('cs-bg/hello', { protocol: 1 })).toMatchObject({ alarm: null })
  })
})
