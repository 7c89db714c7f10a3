import { describe, expect, it } from 'vitest'
import { maria } from '../../tests/acceptance/staff-world.ts'
import { startBackground } from '../../tests/fixtures/background-world.ts'

const change = { hours: { sat: '09:00-13:00' }, closedDays: ['2026-12-25'] }

describe('the practice’s hours', () => {
  it('are set by hand, stay, and stand in the file that is exported', async () => {
    const { own, configure } = await startBackground([maria])
    await configure()
    expect(await own('ext-bg/configuration-hours', change)).toEqual({ problem: null })
    expect((await own('ext-bg/configuration', {}))?.practice).toMatchObject(change)
    expect(JSON.parse((await own('ext-bg/export-configuration', {})).json ?? '').practice).toMatchObject(
      change,
    )
    const { entries } =
      (await own('ext-bg/activity', { number: null, kind: 'settings', before: null, limit: 50 })) ??
      expect.fail()
    expect(entries.map(({ code }) => code)).toContain('settings.hours')
  })

  it('are refused whole where one is none', async () => {
    const { own, configure } = await startBackground([maria])
    await configure()
    const { problem } = await own('ext-bg/configuration-hours', { ...change, closedDays: ['Easter'] })
    expect(problem).toMatch(/^Easter: /)
    expect((await own('ext-bg/configuration', {}))?.practice.hours).toBeUndefined()
  })

  it('belong to a configuration', async () => {
    const { own } = await startBackground([maria])
    expect((await own('ext-bg/configuration-hours', change)).problem).toMatch(/\w/)
  })
})
