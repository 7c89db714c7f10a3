import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { candidate, order, suspect } from '../../components/resolve/stories/samples.ts'
import { noReply, Refused, settle, startBackground } from '../../tests/fixtures/background.ts'
import { now, openPanel, orderWith, ticket, watchOf } from '../../tests/fixtures/resolve-panel.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { ResolveViewSchema } from '../contract/panel.ts'
import { createResolveScreen } from './resolve.ts'

const uid = candidate.uid

beforeEach(() => {
  vi.useFakeTimers({ now })
  return browser.storage.resetState()
})
afterEach(() => void vi.useRealTimers())

describe('opening the panel', () => {
  it('shows nothing and asks nothing without a ticket', async () => {
    const { askedFor } = startBackground({})
    const { view } = createResolveScreen('', { close: () => undefined })
    await settle()
    expect([view.value, askedFor('panel-bg/load')]).toEqual([{ kind: 'nothing' }, []])
  })

  it('shows the order and lets staff choose', async () => {
    const { shown } = await openPanel()
    expect(shown()).toMatchObject({
      order: { number: order.number },
      step: { kind: 'choosing' },
      failure: null,
    })
  })

  it.each([
    ['an old ticket', new Refused('expired', ''), 'expired'],
    ['a background in trouble', new Refused('failed', ''), 'unreachable'],
    ['a background that is silent', noReply, 'unreachable'],
  ] as const)('says what is wrong with %s', async (_name, answer, trouble) => {
    const { view, events, answers } = await openPanel({ 'panel-bg/load': () => answer })
    expect(view.value).toEqual({ kind: 'trouble', trouble })
    answers['panel-bg/load'] = () => orderWith()
    events.onRetry()
    await settle()
    expect(view.value.kind).toBe('order')
  })

  it.each([
    ['this panel', true, undefined],
    ['somebody else', false, 'Ann'],
  ])('goes on with a choice of %s that can be taken back still', async (_name, isMine, by) => {
    const decided = { at: now, name: 'Ann', isMine, undoUntil: now + 4_000, kind: 'new-patient' as const }
    const { shown } = await openPanel({ 'panel-bg/load': () => orderWith({ decided }) })
    expect(shown().step).toEqual({ kind: 'undo', secondsLeft: 4, patient: '', isNew: true, orders: 1, by })
  })

  it('does not count down what is acted on', async () => {
    const decided = { at: now, name: null, isMine: false, undoUntil: now, kind: 'patient' as const }
    const { shown } = await openPanel({ 'panel-bg/load': () => orderWith({ decided }) })
    expect(shown().step.kind).toBe('choosing')
  })
})

describe('a choice', () => {
  it('is saved for what staff saw, and then counts down until it is acted on', async () => {
    const { events, shown, askedFor } = await openPanel()
    events.onChoose(uid, ['100000124'])
    expect(shown().step).toEqual({ kind: 'saving' })
    await settle()
    expect(askedFor('panel-bg/choose')).toEqual([
      { ticket, question: 'question-1', uid, others: ['100000124'] },
    ])
    expect(shown().step).toMatchObject({ kind: 'undo', secondsLeft: 10, patient: candidate.name, orders: 2 })
    await vi.advanceTimersByTimeAsync(4_000)
    expect(shown().step).toMatchObject({ kind: 'undo', secondsLeft: 6 })
    await vi.advanceTimersByTimeAsync(6_000)
    expect(shown().step).toEqual({ kind: 'done' })
  })

  it('of a new patient carries what was filled in', async () => {
    const { events, shown, askedFor } = await openPanel()
    events.onNewPatient(order.customer)
    await settle()
    expect(askedFor('panel-bg/new-patient')).toMatchObject([{ completion: order.customer }])
    expect(shown().step).toMatchObject({ kind: 'undo', isNew: true, patient: 'Testa Sample' })
  })

  it('says which payments staff saw only where they press "post anyway"', async () => {
    const existing = v.parse(ResolveViewSchema.entries.existing, { kind: 'suspects', payments: [suspect] })
    const { events, askedFor } = await openPanel({ 'panel-bg/load': () => orderWith({ existing }) })
    events.onPostAnyway(uid)
    await settle()
    events.onNewPatientAnyway(order.customer)
    await settle()
    events.onChoose(uid, [])
    await settle()
    expect(askedFor('panel-bg/choose')).toMatchObject([{ despite: [suspect.id] }, { uid }])
    expect(askedFor('panel-bg/choose')[1]).not.toHaveProperty('despite')
    expect(askedFor('panel-bg/new-patient')).toMatchObject([{ despite: [suspect.id] }])
  })

  it.each(['too-soon', 'covered'] as const)(
    'is not taken from a panel that nobody can have read: %s',
    async sight => {
      const { events, shown, askedFor } = await openPanel({}, { sight: () => sight })
      events.onChoose(uid, [])
      events.onNewPatient(order.customer)
      events.onLink('90118')
      events.onDeny(uid)
      events.onForget()
      await settle()
      expect(shown()).toMatchObject({ unseen: sight, step: { kind: 'choosing' } })
      const done = ['choose', 'new-patient', 'link', 'deny', 'forget'] as const
      expect(done.flatMap(name => askedFor(`panel-bg/${name}`))).toEqual([])
    },
  )

  it('that is refused says why and can be made again', async () => {
    const { events, shown, askedFor } = await openPanel({
      'panel-bg/choose': () => new Refused('failed', 'Try later.'),
    })
    events.onChoose(uid, [])
    await settle()
    expect(shown()).toMatchObject({ failure: 'Try later.', step: { kind: 'choosing' } })
    expect(askedFor('panel-bg/load')).toHaveLength(1)
  })

  it('made of what is no more there shows what there is now, and why it was refused', async () => {
    let question = 'question-1'
    const { events, shown } = await openPanel({
      'panel-bg/load': () => orderWith({ question }),
      'panel-bg/choose': () => {
        question = 'question-2'
        return new Refused('changed', 'The order changed.')
      },
    })
    events.onChoose(uid, [])
    await settle()
    expect(shown()).toMatchObject({
      failure: 'The order changed.',
      order: { question },
      step: { kind: 'choosing' },
    })
  })

  it('that met no answer is not shown as saved', async () => {
    const { events, shown } = await openPanel({ 'panel-bg/choose': () => noReply })
    events.onChoose(uid, [])
    await settle()
    expect(shown()).toMatchObject({
      step: { kind: 'choosing' },
      failure: 'The sync does not answer. Try again; if it stays so, load the page again.',
    })
  })
})

describe('taking a choice back', () => {
  it('stops the countdown and shows the order again', async () => {
    const { events, shown } = await openPanel()
    events.onChoose(uid, [])
    await settle()
    events.onUndo()
    await settle()
    expect(shown().step).toEqual({ kind: 'undone' })
    await vi.advanceTimersByTimeAsync(20_000)
    expect(shown().step).toEqual({ kind: 'undone' })
  })

  it('says so until something is chosen, also once the order was matched again', async () => {
    const { events, shown, answers, tellChanged } = await openPanel()
    events.onChoose(uid, [])
    await settle()
    events.onUndo()
    await settle()
    answers['panel-bg/load'] = () => orderWith({ question: 'matched again' })
    answers['panel-bg/watch'] = () => watchOf(orderWith({ question: 'matched again' }))
    await tellChanged()
    await settle()
    expect(shown()).toMatchObject({ order: { question: 'matched again' }, step: { kind: 'undone' } })
    events.onChoose(uid, [])
    await settle()
    expect(shown().step.kind).toBe('undo')
  })

  it('too late says so', async () => {
    const { events, shown } = await openPanel({ 'panel-bg/undo': () => ({ undone: false }) })
    events.onChoose(uid, [])
    await settle()
    events.onUndo()
    await settle()
    expect(shown().step).toEqual({ kind: 'done', isTooLate: true })
  })
})
