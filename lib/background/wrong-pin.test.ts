import { beforeEach, describe, expect, it, vi } from 'vitest'
import { entries, pins, startPeopled } from '../../tests/fixtures/peopled-station.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { enter } from './people.ts'

beforeEach(() => {
  vi.useRealTimers()
})

describe('a wrong PIN', () => {
  it('is refused, told, and counted though the browser is started again', async () => {
    const world = await startPeopled({ Bo: 'staff' })
    for (let i = 0; i < 3; i++) expect(await world.enter('Bo', 'not it')).toContain('not the PIN')
    await world.restart()
    expect(await world.enter('Bo', 'not it')).toContain('not the PIN')
    expect(await world.enter('Bo', 'not it')).toContain('until')
    // Not even the right one is looked at.
    expect(await world.enter('Bo', pins.Bo)).toContain('until')
    expect((await world.own('ext-bg/people', {})).person?.name).toBe('Ana')
    const codes = (await entries(world)).map(({ code }) => code)
    expect(codes.filter(code => code === 'people.refused')).toHaveLength(5)
    expect(codes.filter(code => code === 'people.locked-out')).toHaveLength(1)
  })

  it('locks by a clock that is set back as well, and for no longer than a lock lasts', async () => {
    const world = await startPeopled({ Bo: 'staff' })
    const [id, now, hour] = [await world.idOf('Bo'), Date.now(), 3_600_000]
    for (let i = 0; i < 5; i++) await enter(id, 'not it', now)
    for (const back of [2 * hour, 24 * hour])
      expect(await enter(id, pins.Bo, now - back)).toMatchObject({ kind: 'locked' })
    expect(await enter(id, pins.Bo, now - 24 * hour + 60_000)).toMatchObject({ kind: 'entered' })
  })

  it('keeps locked who sets the clock of the computer forward, through a restart as well', async () => {
    const world = await startPeopled({ Bo: 'staff' })
    for (let i = 0; i < 5; i++) await world.enter('Bo', 'not it')
    const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 48 * 3_600_000)
    expect(await world.enter('Bo', pins.Bo)).toContain('until')
    await world.restart()
    expect(await world.enter('Bo', pins.Bo)).toContain('until')
    later.mockRestore()
  })

  it('is counted before it is looked at, and many at once are as many', async () => {
    const world = await startPeopled({ Bo: 'staff' })
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.enter('Bo', 'not it')))
    expect(answers.filter(answer => answer?.includes('until'))).toHaveLength(4)
    expect((await entries(world, 'people.refused')).length).toBe(5)
  })

  it('locks nobody else out, and a manager’s new PIN lets in again', async () => {
    const world = await startPeopled({ Bo: 'staff', Cy: 'auditor' })
    for (let i = 0; i < 5; i++) await world.enter('Bo', 'not it')
    await world.become('Cy')
    await world.become('Ana')
    const id = await world.idOf('Bo')
    expect(await world.own('ext-bg/person-reset', { id, pin: 'green 17' })).toEqual({ problem: null })
    expect(await world.enter('Bo', pins.Bo)).toContain('not the PIN')
    expect(await world.enter('Bo', 'green 17')).toBeNull()
  })

  it('is not looked for in what is stored: the PIN stands nowhere', async () => {
    await startPeopled({ Bo: 'staff' })
    const stored = JSON.stringify(await browser.storage.local.get(null))
    for (const pin of Object.values(pins)) expect(stored).not.toContain(pin)
    expect(stored).toContain('"iterations":600000')
  })
})
