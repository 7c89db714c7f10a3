// @vitest-environment happy-dom
import * as v from 'valibot'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { activityView } from '../../components/activity/stories/samples.ts'
import { type Answers, noReply, startBackground } from '../../tests/fixtures/background.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { saveFile } from '../browser/files.ts'
import { readKeptSeals } from '../browser/kept-seals.ts'
import { ActivityPageSchema } from '../contract/activity.ts'
import type { Seal, SealVerdict } from '../domain/activity-seal.ts'
import { createActivityScreen } from './activity.ts'

vi.mock('../browser/files.ts')

const page = (more = false) => ({ ...v.parse(ActivityPageSchema, activityView), more })
const link = (seq: number) => ({ seq, hash: 'b'.repeat(64) })
const stretch = (checked: number, isOver: boolean) => ({
  checked,
  first: 1,
  head: link(checked),
  until: link(4),
  isOver,
  broken: null,
  keys: 'known' as const,
  keyedFrom: 1,
})
const seal: Seal = {
  format: 'nextech-sync-seal',
  version: 1,
  ...{ log: '1'.repeat(16), seq: 4, hash: 'b'.repeat(64), first: 1, lastAt: 3 },
  ...{ at: Date.parse('2026-03-16T15:00:00Z'), clock: 'nextech', key: null, mac: null },
}
const verdict = (kind: SealVerdict['kind']): SealVerdict => ({
  kind,
  seal: { seq: 4, at: seal.at, log: seal.log },
  head: 4,
  isSigned: true,
})

let answers: Answers
beforeEach(async () => {
  await browser.storage.local.clear()
  answers = {
    'ext-bg/activity': () => page(),
    'ext-bg/prove-activity': () => stretch(4, true),
    'ext-bg/note-export': () => ({}),
    'ext-bg/seal-activity': () => seal,
    'ext-bg/compare-seal': () => verdict('holds'),
  }
})

async function openActivity(change: Answers = {}) {
  const background = startBackground({ ...answers, ...change })
  const screen = createActivityScreen()
  const shows = (wanted: object) => vi.waitFor(() => expect(screen.view.value).toMatchObject(wanted))
  return { ...background, ...screen, shows }
}

describe('the activity', () => {
  it('shows the newest entries, and that nobody changed any', async () => {
    const { shows } = await openActivity()
    await shows({
      kind: 'ready',
      newest: true,
      entries: page().entries,
      proof: { checked: 4 },
      proving: null,
    })
  })

  it.each([
    ['#/activity?order=100000123', '100000123'],
    ['#/activity?order=WEB25-000566%20A', 'WEB25-000566 A'],
    ['#/activity', null],
    ['#/staff?order=100000123', null],
  ])('shows the one order that the address names: %s', async (hash, number) => {
    location.hash = hash
    const { askedFor } = await openActivity()
    await vi.waitFor(() => expect(askedFor('ext-bg/activity')[0]).toMatchObject({ number }))
    location.hash = ''
  })

  it('says that nothing is configured', async () => {
    const { shows } = await openActivity({ 'ext-bg/activity': () => null })
    await shows({ kind: 'not-configured' })
  })

  it('goes to older entries, where news do not turn the page, and back', async () => {
    const { events, shows, askedFor, tellChanged } = await openActivity()
    await shows({ kind: 'ready', proving: null })
    events.onOlder()
    await shows({ newest: false })
    await tellChanged()
    expect(askedFor('ext-bg/activity').at(-1)).toMatchObject({ before: 1 })
    const before = askedFor('ext-bg/activity').length
    events.onNewest()
    await shows({ newest: true })
    await tellChanged()
    await vi.waitFor(() => expect(askedFor('ext-bg/activity')).toHaveLength(before + 2))
  })

  it('shows the entries of one order or kind, from the newest on', async () => {
    const { events, shows, askedFor } = await openActivity()
    await shows({ kind: 'ready' })
    events.onFilter({ number: '100000012', kind: 'posting' })
    await shows({ filter: { number: '100000012', kind: 'posting' } })
    expect(askedFor('ext-bg/activity').at(-1)).toEqual({
      number: '100000012',
      kind: 'posting',
      before: null,
      limit: 100,
    })
  })

  it('does not show a late answer to what was asked before', async () => {
    const late = Promise.withResolvers<null>()
    const { events, shows, answers: now, view } = await openActivity()
    await shows({ kind: 'ready', proving: null })
    now['ext-bg/activity'] = ({ number }) => (number === '1' ? late.promise : page())
    events.onFilter({ number: '1', kind: null })
    events.onFilter({ number: '2', kind: null })
    await shows({ filter: { number: '2' } })
    late.resolve(null)
    await new Promise(done => setTimeout(done))
    expect(view.value).toMatchObject({ filter: { number: '2' } })
  })
})

describe('the export of the activity', () => {
  it.each([
    ['csv', 'activity.csv', 'text/csv'],
    ['json', 'activity.json', 'application/json'],
  ] as const)('holds every page: %s', async (form, name, type) => {
    const { events, shows, answers: now, askedFor } = await openActivity()
    await shows({ kind: 'ready', proving: null })
    now['ext-bg/activity'] = ({ before }) => page(before === null)
    events.onExport(form)
    await shows({ exporting: 'busy' })
    await shows({ exporting: null })
    expect(saveFile).toHaveBeenCalledWith(name, type, expect.anything())
    expect(askedFor('ext-bg/note-export')).toEqual([{ what: 'activity' }])
    expect(askedFor('ext-bg/activity').slice(-2)).toMatchObject([{ before: null }, { before: 1 }])
  })

  it('is no file where a part of it could not be read', async () => {
    const { events, shows, answers: now } = await openActivity()
    await shows({ kind: 'ready', proving: null })
    now['ext-bg/activity'] = ({ before }) => (before === null ? page(true) : noReply)
    events.onExport('csv')
    await shows({ exporting: 'failed' })
    expect(saveFile).not.toHaveBeenCalled()
  })
})

describe('the check of the activity', () => {
  it('says how far it is, stretch by stretch', async () => {
    const second = Promise.withResolvers<ReturnType<typeof stretch>>()
    const { shows, askedFor } = await openActivity({
      'ext-bg/prove-activity': ({ soFar }) => (soFar === null ? stretch(2, false) : second.promise),
    })
    await shows({ proving: { checked: 2, total: 4 }, proof: null })
    second.resolve(stretch(4, true))
    await shows({ proving: null, proof: { checked: 4 } })
    expect(askedFor('ext-bg/prove-activity').at(-1)).toEqual({
      soFar: { first: 1, head: link(2), until: link(4) },
    })
  })

  it('can be stopped, says nothing after that, and can be begun again', async () => {
    const late = Promise.withResolvers<ReturnType<typeof stretch>>()
    const {
      shows,
      events,
      view,
      answers: now,
    } = await openActivity({
      'ext-bg/prove-activity': () => late.promise,
    })
    await shows({ proving: { checked: 0, total: 0 } })
    events.onStopProof()
    late.resolve(stretch(4, true))
    await new Promise(done => setTimeout(done))
    expect(view.value).toMatchObject({ proving: null, proof: null })
    now['ext-bg/prove-activity'] = () => stretch(4, true)
    events.onProve()
    await shows({ proof: { checked: 4 } })
  })

  it('claims nothing where it got no answer', async () => {
    const { shows } = await openActivity({ 'ext-bg/prove-activity': () => noReply })
    await shows({ kind: 'ready', proving: null, proof: null })
  })
})

describe('seals of the activity', () => {
  it('are saved as a file', async () => {
    const { events, shows, askedFor } = await openActivity()
    await shows({ kind: 'ready', proving: null })
    events.onSaveSeal()
    await shows({ sealing: { kind: 'saved', seq: 4 } })
    const [name, type, text] = vi.mocked(saveFile).mock.lastCall ?? []
    expect([name, type, JSON.parse(String(text))]).toEqual([
      'activity-seal-2026-03-16-4.json',
      'application/json',
      seal,
    ])
    expect(askedFor('ext-bg/seal-activity')).toContainEqual({ saves: true })
  })

  it.each<['nothing' | 'failed', Answers['ext-bg/seal-activity']]>([
    ['nothing', () => null],
    ['failed', () => noReply],
  ])('are no file where there is none: %s', async (kind, answer) => {
    const { events, shows, answers: now } = await openActivity()
    await shows({ kind: 'ready', proving: null })
    vi.mocked(saveFile).mockClear()
    Object.assign(now, { 'ext-bg/seal-activity': answer })
    events.onSaveSeal()
    await shows({ sealing: { kind } })
    expect(saveFile).not.toHaveBeenCalled()
  })

  it('are compared when somebody chooses one, and the log is checked along with it', async () => {
    const { events, shows, answers: now, askedFor } = await openActivity()
    await shows({ kind: 'ready', proving: null })
    const checks = askedFor('ext-bg/prove-activity').length
    now['ext-bg/compare-seal'] = () => verdict('cut')
    events.onCompareSeal('{"seal":1}')
    await shows({ sealing: { kind: 'compared', verdict: { kind: 'cut' } } })
    expect(askedFor('ext-bg/compare-seal')).toContainEqual({ text: '{"seal":1}', asked: true })
    await vi.waitFor(() => expect(askedFor('ext-bg/prove-activity').length).toBeGreaterThan(checks))
  })

  it('are kept by the browser itself, once it saw the log whole', async () => {
    await openActivity()
    await vi.waitFor(async () => expect(await readKeptSeals()).toEqual({ [seal.log]: seal }))
  })

  it('say so where the browser saw more before', async () => {
    await openActivity()
    await vi.waitFor(async () => expect(await readKeptSeals()).toEqual({ [seal.log]: seal }))
    const cut = { ...seal, seq: 2, hash: 'a'.repeat(64) }
    const { shows } = await openActivity({
      'ext-bg/seal-activity': () => cut,
      'ext-bg/compare-seal': ({ text, asked }) => {
        expect([JSON.parse(text), asked]).toEqual([seal, false])
        return verdict('cut')
      },
    })
    await shows({ witness: { kind: 'cut' } })
    expect(await readKeptSeals()).toEqual({ [seal.log]: seal })
  })

  it('wait for a manager’s word after a restored backup, and then the log’s own seal is kept', async () => {
    await openActivity()
    await vi.waitFor(async () => expect(await readKeptSeals()).toEqual({ [seal.log]: seal }))
    const earlier = { ...seal, seq: 2, hash: 'a'.repeat(64) }
    const restored = (isAccepted: boolean) => ({
      ...{ ...verdict('restored'), seal: { seq: seal.seq, at: seal.at, log: seal.log } },
      restored: { seq: 2, hash: 'b'.repeat(64), at: 5, isAccepted },
    })
    const { shows, events } = await openActivity({
      'ext-bg/seal-activity': () => earlier,
      'ext-bg/compare-seal': () => restored(false),
      'ext-bg/accept-restore': ({ text }) => {
        expect(JSON.parse(text)).toEqual(seal)
        return restored(true)
      },
    })
    await shows({ witness: { kind: 'restored' } })
    expect(await readKeptSeals()).toEqual({ [seal.log]: seal })
    events.onAcceptRestore()
    await shows({ witness: null })
    await vi.waitFor(async () => expect(await readKeptSeals()).toEqual({ [seal.log]: earlier }))
  })

  it('go on by themselves where a manager has said so at another station', async () => {
    await openActivity()
    await vi.waitFor(async () => expect(await readKeptSeals()).toEqual({ [seal.log]: seal }))
    const earlier = { ...seal, seq: 2, hash: 'a'.repeat(64) }
    await openActivity({
      'ext-bg/seal-activity': () => earlier,
      'ext-bg/compare-seal': () => ({
        ...verdict('restored'),
        restored: { seq: 2, hash: 'b'.repeat(64), at: 5, isAccepted: true },
      }),
    })
    await vi.waitFor(async () => expect(await readKeptSeals()).toEqual({ [seal.log]: earlier }))
  })

  it('are not kept of a log that is broken', async () => {
    const { shows, askedFor } = await openActivity({
      'ext-bg/prove-activity': () => ({ ...stretch(2, true), broken: { seq: 3, why: 'cut' as const } }),
    })
    await shows({ proof: { broken: { seq: 3 } } })
    await vi.waitFor(() => expect(askedFor('ext-bg/seal-activity')).toHaveLength(1))
    await new Promise(done => setTimeout(done))
    expect(await readKeptSeals()).toEqual({})
  })
})
