import { beforeEach, describe, expect, it, vi } from 'vitest'
import { declined } from '../../tests/acceptance/service-practice.ts'
import { keyOf } from '../../tests/acceptance/staff-world.ts'
import { importFile, startBackground } from '../../tests/fixtures/background-world.ts'
import { entries, pins, startPeopled } from '../../tests/fixtures/peopled-station.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { protocolVersion } from '../contract/page-protocol.ts'
import type { ReadEntry } from '../domain/activity.ts'

const told = ({ code, person, about }: ReadEntry) => [code, person?.name ?? null, about?.name ?? null]

beforeEach(() => {
  vi.useRealTimers()
})

describe('a computer at which nobody is set up', () => {
  it('lets everybody do everything, and its activity names nobody', async () => {
    const { own, configure } = await startBackground()
    await configure()
    expect(await own('ext-bg/people', {})).toMatchObject({ people: [], person: null, access: 'open' })
    await own('ext-bg/pause', { isPaused: true })
    const [entry] = await entries({ own }, 'settings.paused')
    expect(entry).toMatchObject({ actor: 'staff' })
    expect(entry).not.toHaveProperty('person')
  })

  it('takes nobody on before a practice is configured', async () => {
    const { own } = await startBackground()
    const first = await own('ext-bg/person-add', { name: 'Ana', role: 'manager', pin: pins.Ana })
    expect(first.problem).toContain('configuration')
    expect((await own('ext-bg/people', {})).people).toEqual([])
  })

  it.each(['staff', 'auditor'] as const)('takes no %s for its first person', async role => {
    const { own, configure } = await startBackground()
    await configure()
    const { problem } = await own('ext-bg/person-add', { name: 'Bo', role, pin: pins.Bo })
    expect(problem).toContain('manager')
  })
})

describe('rules 9: what a person may ask', () => {
  it.each([
    ['manager', 'ok', 'ok', 'ok'],
    ['staff', 'ok', 'ok', 'role'],
    ['auditor', 'ok', 'role', 'role'],
    [null, 'nobody', 'nobody', 'nobody'],
  ] as const)('%s: activity %s, queue %s, pause %s', async (role, activity, queue, pause) => {
    const world = await startPeopled(role && role !== 'manager' ? { Bo: role } : {})
    if (role === null) await world.own('ext-bg/person-leave', {})
    else if (role !== 'manager') await world.become('Bo')
    const outcome = (asked: Promise<unknown>) =>
      asked.then(
        () => 'ok',
        ({ code }: { code: string }) => code,
      )
    const query = { number: null, kind: null, before: null, limit: 1 }
    expect([
      await outcome(world.own('ext-bg/activity', query)),
      await outcome(world.own('ext-bg/queue', {})),
      await outcome(world.own('ext-bg/pause', { isPaused: true })),
    ]).toEqual([activity, queue, pause])
  })

  it('is held against each by the background: no staff imports a file, resets a PIN or adds a manager', async () => {
    const world = await startPeopled({ Bo: 'staff' })
    await world.become('Bo')
    const id = await world.idOf('Bo')
    const ana = await world.idOf('Ana')
    const asked = () => [
      importFile(world.own, JSON.stringify(world.configuration)),
      world.own('ext-bg/person-add', { name: 'Eve', role: 'manager', pin: '902817' }),
      world.own('ext-bg/person-change', { id, name: 'Bo', role: 'manager' }),
      world.own('ext-bg/person-reset', { id, pin: '902817' }),
      world.own('ext-bg/person-remove', { id: ana }),
      world.own('ext-bg/export-configuration', {}),
    ]
    const outcomes = await Promise.allSettled(asked())
    expect(outcomes).toEqual(outcomes.map(() => ({ status: 'rejected', reason: declined('role') })))
  })

  it('does not keep orders from being read and posted while nobody is there', async () => {
    const world = await startPeopled()
    await world.own('ext-bg/person-leave', {})
    expect(await world.shop('cs-bg/hello', { protocol: protocolVersion })).toMatchObject({ configured: true })
    const { badges } = await world.shop('cs-bg/rows', { rows: [] })
    expect(badges).toEqual([])
  })

  it('sends a press in the shop’s page to the workbench, where they say who they are', async () => {
    const world = await startPeopled()
    await world.readOrder()
    await world.own('ext-bg/person-leave', {})
    await expect(world.shop('cs-bg/open-resolve', { number: world.order.increment_id })).rejects.toEqual(
      declined('nobody'),
    )
    expect(world.host.tabs.at(-1)?.url).toContain('/workbench.html#/staff')
  })

  it('closes the panels of the one who left', async () => {
    const world = await startPeopled({ Bo: 'staff' })
    await world.readOrder()
    const { ticket } = await world.own('ext-bg/open-resolve', { key: keyOf(world.order.increment_id) })
    await world.own('panel-bg/load', { ticket })
    await world.become('Bo')
    await expect(world.own('panel-bg/load', { ticket })).rejects.toEqual(declined('expired'))
  })
})

describe('who decided', () => {
  it('stands in the entry and in the decision, by the name of that time', async () => {
    const world = await startPeopled({ Bo: 'staff' })
    await world.readOrder()
    await world.become('Bo')
    const key = keyOf(world.order.increment_id)
    const { ticket } = await world.own('ext-bg/open-resolve', { key })
    const view = await world.own('panel-bg/load', { ticket })
    await world.own('panel-bg/choose', {
      ticket,
      question: view.question,
      uid: view.candidates[0]?.uid ?? '',
      others: [],
    })
    await world.become('Ana')
    await world.own('ext-bg/person-change', { id: await world.idOf('Bo'), name: 'Bob', role: 'staff' })
    const [entry] = await entries(world, 'decision.patient')
    expect(entry?.person?.name).toBe('Bo')
    expect((await (await world.app.practice())?.engine.store.get(key))?.posting.decision?.by?.name).toBe('Bo')
  })

  it('is the person in every entry of a deed, and in none of the sync’s own', async () => {
    const world = await startPeopled()
    await world.own('ext-bg/pause', { isPaused: true })
    await world.own('ext-bg/pause', { isPaused: false })
    await world.own('ext-bg/note-export', { what: 'activity' })
    await world.own('ext-bg/sign-in', { password: 'wrong' })
    await world.readOrder()
    const all = await entries(world)
    const deeds = all.filter(({ actor, code }) => actor === 'staff' && !before.includes(code))
    expect(deeds.map(({ person }) => person?.name)).toEqual(deeds.map(() => 'Ana'))
    expect(deeds.map(({ code }) => code).sort()).toEqual([
      'export.activity',
      'settings.paused',
      'settings.resumed',
      'sign-in.refused',
    ])
    expect(all.filter(({ actor, person }) => actor !== 'staff' && person)).toEqual([])
  })
  /** What was done before anybody was set up. */
  const before: readonly string[] = ['settings.imported', 'sign-in.signed-in', 'people.added']

  it('keeps the chain whole, also where an entry is about somebody', async () => {
    const world = await startPeopled({ Bo: 'auditor' })
    await world.own('ext-bg/person-remove', { id: await world.idOf('Bo') })
    expect((await entries(world)).slice(0, 3).map(told)).toEqual([
      ['people.removed', 'Ana', 'Bo'],
      ['people.added', 'Ana', 'Bo'],
      ['people.added', null, 'Ana'],
    ])
    expect(await world.own('ext-bg/prove-activity', { soFar: null })).toMatchObject({
      broken: null,
      isOver: true,
    })
  })

  it('notices an entry in which somebody else was put', async () => {
    const world = await startPeopled({ Bo: 'staff' })
    const practice = await world.app.practice()
    const name = `nextech-sync/${practice?.configuration.nextech.practiceId}`
    const { Database } = await import('../store/database.ts')
    const db = new Database(name)
    const last = await db.activity.orderBy('seq').last()
    await db.activity.update(last?.seq ?? 0, { about: { id: 'x', name: 'Eve', role: 'manager' } })
    db.close()
    expect(await world.own('ext-bg/prove-activity', { soFar: null })).toMatchObject({
      broken: { seq: last?.seq, why: 'changed' },
    })
  })
})

describe('the people of a computer', () => {
  it('are gone from the one who is there when the browser closes, and still set up', async () => {
    const world = await startPeopled({ Bo: 'staff' })
    await browser.storage.session.clear()
    expect(await world.own('ext-bg/people', {})).toMatchObject({ person: null, access: 'nobody' })
    await world.become('Bo')
  })

  it('always have a manager, unless nobody is left: then all is as before', async () => {
    const world = await startPeopled({ Bo: 'staff' })
    const ana = await world.idOf('Ana')
    const demoted = await world.own('ext-bg/person-change', { id: ana, name: 'Ana', role: 'staff' })
    expect(demoted.problem).toContain('manager')
    expect((await world.own('ext-bg/person-remove', { id: ana })).problem).toContain('manager')
    await world.own('ext-bg/person-remove', { id: await world.idOf('Bo') })
    expect(await world.own('ext-bg/person-remove', { id: ana })).toEqual({ problem: null })
    expect(await world.own('ext-bg/people', {})).toMatchObject({ people: [], access: 'open' })
  })

  it('loses at once what a new role does not allow, and who was removed', async () => {
    const world = await startPeopled({ Bo: 'manager' })
    await world.own('ext-bg/person-change', { id: await world.idOf('Ana'), name: 'Ana', role: 'staff' })
    await expect(world.own('ext-bg/pause', { isPaused: true })).rejects.toEqual(declined('role'))
    await world.become('Bo')
    await world.own('ext-bg/person-remove', { id: await world.idOf('Bo') }).catch(() => undefined)
    expect((await world.own('ext-bg/people', {})).people.map(({ name }) => name)).toEqual(['Ana', 'Bo'])
  })

  it('whose list cannot be read lets nobody in', async () => {
    const world = await startPeopled()
    await browser.storage.local.set({ people: [{ id: 'x', name: 'Eve', role: 'manager' }] })
    await expect(world.own('ext-bg/queue', {})).rejects.toEqual(declined('failed'))
    await expect(world.own('ext-bg/pause', { isPaused: true })).rejects.toEqual(declined('failed'))
  })

  it('change their own PIN by saying the present one', async () => {
    const world = await startPeopled()
    expect((await world.own('ext-bg/person-pin', { pin: 'not it', next: 'green 17' })).problem).not.toBeNull()
    expect(await world.own('ext-bg/person-pin', { pin: pins.Ana, next: 'green 17' })).toEqual({
      problem: null,
    })
    expect(await world.enter('Ana', 'green 17')).toBeNull()
  })
})
