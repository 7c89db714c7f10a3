import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { candidate } from '../../components/resolve/stories/samples.ts'
import { noReply, Refused, settle } from '../../tests/fixtures/background.ts'
import { now, openPanel, orderWith, watchOf } from '../../tests/fixtures/resolve-panel.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'

const uid = candidate.uid
const said = 'The sync backend cannot be reached.'
const away = new Refused('backend-unreachable', said)

beforeEach(() => {
  vi.useFakeTimers({ now })
  return browser.storage.resetState()
})
afterEach(() => void vi.useRealTimers())

describe('a panel whose backend goes away', () => {
  it('says so before anything is pressed, and no longer once it answers', async () => {
    const { answers, tellChanged, shown } = await openPanel({ 'panel-bg/watch': () => away })
    await tellChanged()
    await settle()
    expect(shown()).toMatchObject({ away: said, step: { kind: 'choosing' } })
    answers['panel-bg/watch'] = () => watchOf(orderWith())
    await tellChanged()
    await settle()
    expect(shown().away).toBeNull()
  })

  it('forgets with it what could not be saved', async () => {
    const { answers, events, tellChanged, shown } = await openPanel({
      'panel-bg/choose': () => away,
      'panel-bg/watch': () => away,
    })
    events.onChoose(uid, [])
    await settle()
    await tellChanged()
    await settle()
    expect(shown()).toMatchObject({ away: said, failure: said })
    answers['panel-bg/watch'] = () => watchOf(orderWith())
    await tellChanged()
    await settle()
    expect(shown()).toMatchObject({ away: null, failure: null })
  })

  it('opens with why it has no order to show, and reads it by itself later', async () => {
    const { answers, tellChanged, view } = await openPanel({ 'panel-bg/load': () => away })
    expect(view.value).toEqual({ kind: 'trouble', trouble: 'unreachable', said })
    answers['panel-bg/load'] = () => orderWith()
    await tellChanged()
    await settle()
    expect(view.value.kind).toBe('order')
  })

  it('shows no patient any more once this browser was disconnected', async () => {
    const lost = new Refused('backend-not-paired', 'Not connected.')
    const { tellChanged, view } = await openPanel({ 'panel-bg/watch': () => lost })
    await tellChanged()
    await settle()
    expect(view.value).toEqual({ kind: 'trouble', trouble: 'unreachable', said: 'Not connected.' })
  })
})

describe('an Undo', () => {
  it.each([
    ['that the backend did not answer', away, said],
    ['that nobody answered', noReply, null],
  ] as const)('%s is not taken for too late', async (_name, answer, why) => {
    const { events, shown } = await openPanel({ 'panel-bg/undo': () => answer })
    events.onChoose(uid, [])
    await settle()
    events.onUndo()
    await settle()
    expect(shown()).toMatchObject({ step: { kind: 'undo-lost' }, away: why })
  })

  it.each([
    ['not heard counts down again', 'decided', 'undo'],
    ['heard asks again', 'open', 'choosing'],
  ])('that was %s as soon as there is an answer', async (_name, order, step) => {
    const decided = { at: now, name: null, isMine: true, undoUntil: now + 4_000, kind: 'patient' as const }
    const then = orderWith(order === 'open' ? {} : { open: false, status: 'pending', decided })
    const { answers, events, tellChanged, shown } = await openPanel({ 'panel-bg/undo': () => noReply })
    events.onChoose(uid, [])
    await settle()
    events.onUndo()
    await settle()
    answers['panel-bg/load'] = () => then
    answers['panel-bg/watch'] = () => watchOf(then)
    await tellChanged()
    await settle()
    expect(shown().step.kind).toBe(step)
  })
})

describe('what was decided here', () => {
  it('and somebody else took back met nothing on its way', async () => {
    const { events, tellChanged, shown, answers } = await openPanel({
      'panel-bg/watch': () => watchOf(orderWith({ open: false, status: 'pending', question: 'decided' })),
    })
    events.onChoose(uid, [])
    await settle()
    await tellChanged()
    await settle()
    answers['panel-bg/watch'] = () => watchOf(orderWith())
    await tellChanged()
    await settle()
    expect(shown()).toMatchObject({ isReturned: false, step: { kind: 'undone', isByOther: true } })
  })

  it('is followed until it is in Nextech', async () => {
    const { events, tellChanged, shown } = await openPanel({
      'panel-bg/watch': () => watchOf(orderWith({ open: false, status: 'synced', waiting: 7 })),
    })
    events.onChoose(uid, [])
    await settle()
    vi.advanceTimersByTime(11_000)
    await tellChanged()
    await settle()
    expect(shown()).toMatchObject({ step: { kind: 'done' }, order: { status: 'synced', waiting: 7 } })
  })
})

it('the next order that could not be asked for leaves what was just chosen, with its Undo', async () => {
  const { events, shown, answers } = await openPanel({
    'panel-bg/choose': () => ({ undoSeconds: 5, orders: 1 }),
    'panel-bg/next': () => new Refused('failed', 'Not now.'),
  })
  events.onChoose(uid, [])
  await settle()
  events.onNext()
  await settle()
  expect(shown()).toMatchObject({ step: { kind: 'undo' }, nextFailure: 'Not now.', failure: null })
  answers['panel-bg/next'] = () => ({ ticket: null })
  events.onNext()
  await settle()
  expect(shown()).toMatchObject({ step: { kind: 'undo' }, nextFailure: null, isLast: true })
})

it('says at once where the workbench does not open, until it does', async () => {
  const { events, answers, shown } = await openPanel({ 'panel-bg/open-history': () => noReply })
  events.onHistory()
  await settle()
  expect(shown().openFailure).toMatch(/does not answer/)
  answers['panel-bg/open-history'] = () => ({})
  events.onHistory()
  await settle()
  expect(shown().openFailure).toBeNull()
})
