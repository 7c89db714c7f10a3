import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { candidate, order } from '../../components/resolve/stories/samples.ts'
import { Refused, settle } from '../../tests/fixtures/background.ts'
import { now, openPanel, orderWith, ticket, watchOf } from '../../tests/fixtures/resolve-panel.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { type ResolveView, ResolveViewSchema } from '../contract/panel.ts'

const uid = candidate.uid

beforeEach(() => {
  vi.useFakeTimers({ now })
  return browser.storage.resetState()
})
afterEach(() => void vi.useRealTimers())

describe('others who work at the same order', () => {
  /** Calls the roll for an order as the background does; what the open panels answer. */
  const presenceQuery = async (key: string, except = 'opening-2') => {
    const respond = vi.fn()
    const asked = { name: 'bg-panel/presence', key, except, by: { name: 'Bo', since: now } }
    await Promise.all(await browser.runtime.onMessage.trigger(asked, {}, respond))
    return respond.mock.calls.map(([presence]) => presence)
  }

  it('learn who has it open, and are shown', async () => {
    await browser.storage.local.set({ staffName: 'Ann' })
    const { shown } = await openPanel()
    expect(await presenceQuery('shop/1')).toEqual([{ name: 'Ann', since: now }])
    expect(shown().order.other).toEqual({ name: 'Bo', since: now })
  })

  it('are not told of by a panel of another order, nor by the one that asks', async () => {
    const { shown } = await openPanel()
    expect(await presenceQuery('shop/2')).toEqual([])
    expect(await presenceQuery('shop/1', 'opening-1')).toEqual([])
    expect(shown().order.other).toBeNull()
  })

  it('do not meet a panel whose order is decided', async () => {
    const { events } = await openPanel()
    events.onChoose(uid, [])
    await settle()
    expect(await presenceQuery('shop/1')).toEqual([])
  })

  it('do not meet a panel that was closed', async () => {
    const closing = new AbortController()
    await openPanel({}, { signal: closing.signal })
    closing.abort()
    expect(await presenceQuery('shop/1')).toEqual([])
  })

  it('are shown without the order being read again', async () => {
    const other = { name: 'Bo', since: now }
    const { tellChanged, shown, askedFor } = await openPanel({
      'panel-bg/watch': () => ({ ...watchOf(orderWith()), other, waiting: 9 }),
    })
    await tellChanged()
    await settle()
    expect(shown().order).toMatchObject({ other, waiting: 9 })
    expect(askedFor('panel-bg/load')).toHaveLength(1)
  })

  it('who change the question make the panel read it again, and keep what was looked up', async () => {
    let question = 'question-1'
    const { events, tellChanged, shown } = await openPanel({
      'panel-bg/load': () => orderWith({ question }),
      'panel-bg/watch': () => watchOf(orderWith({ question })),
      'panel-bg/search': () => ({ candidates: [], found: 0 }),
    })
    events.onSearch('Oakley')
    await settle()
    question = 'question-2'
    await tellChanged()
    await settle()
    expect(shown()).toMatchObject({ order: { question }, search: { kind: 'found', found: 0 } })
  })

  it('who end what kept Nextech from being read make the panel read it again', async () => {
    const trouble = 'The sync is signed out of Nextech.'
    let isOut = true
    const now = () => orderWith(isOut ? { trouble, held: 'signed-out' } : {})
    const { tellChanged, shown, askedFor } = await openPanel({
      'panel-bg/load': now,
      'panel-bg/watch': () => watchOf(now()),
    })
    await tellChanged()
    await settle()
    expect(askedFor('panel-bg/load')).toHaveLength(1)
    isOut = false
    await tellChanged()
    await settle()
    expect(shown().order.trouble).toBeNull()
  })

  it('are not asked about while a choice is saved or the order was left', async () => {
    const { events, tellChanged, askedFor, shown } = await openPanel()
    events.onLater()
    await tellChanged()
    await settle()
    expect(shown().step).toEqual({ kind: 'left' })
    expect(askedFor('panel-bg/watch')).toEqual([])
  })

  it('see an order that Nextech gave back to staff after it was decided here', async () => {
    const { events, tellChanged, shown, answers } = await openPanel()
    const met = orderWith({ status: 'attention', question: 'question-2' })
    events.onChoose(uid, [])
    await settle()
    answers['panel-bg/load'] = () => met
    answers['panel-bg/watch'] = () => watchOf(met)
    await tellChanged()
    await settle()
    expect(shown()).toMatchObject({ isReturned: true, step: { kind: 'choosing' } })
  })

  it('do not take a choice for returned while it is being posted', async () => {
    const { events, tellChanged, shown } = await openPanel({
      'panel-bg/watch': () => watchOf(orderWith({ open: false, status: 'posting' })),
    })
    events.onChoose(uid, [])
    await settle()
    await tellChanged()
    await settle()
    expect(shown()).toMatchObject({ isReturned: false, step: { kind: 'undo' } })
  })
})

describe('looking something up', () => {
  const found = orderWith().candidates

  it('finds patients by hand, who are named when chosen', async () => {
    const other = { ...found[0], uid: 'uid-9', name: 'Una Other' }
    const { events, shown } = await openPanel({
      'panel-bg/search': () => ({
        candidates: v.parse(ResolveViewSchema.entries.candidates, [other]),
        found: 7,
      }),
    })
    events.onSearch('Una')
    expect(shown().search).toEqual({ kind: 'busy' })
    await settle()
    expect(shown().search).toMatchObject({ kind: 'found', found: 7, items: [{ uid: 'uid-9' }] })
    events.onChoose('uid-9', [])
    await settle()
    expect(shown().step).toMatchObject({ patient: 'Una Other' })
  })

  it('finds a payment by its number as staff type it, or with the listed patients', async () => {
    const { events, shown, askedFor } = await openPanel({ 'panel-bg/payments': () => ({ payments: [] }) })
    events.onFindPayment(' #90118 ')
    await settle()
    events.onFindPayment('  ')
    await settle()
    const uids = found.map(each => each.uid)
    expect(askedFor('panel-bg/payments')).toEqual([
      { ticket, uids, paymentId: '90118' },
      { ticket, uids, paymentId: null },
    ])
    expect(shown().payments).toEqual({ kind: 'found', items: [], found: 0 })
  })

  it('says why nothing could be looked up', async () => {
    const refused = new Refused('failed', 'Nextech is down.')
    const { events, shown } = await openPanel({
      'panel-bg/search': () => refused,
      'panel-bg/payments': () => refused,
    })
    events.onSearch('Una')
    events.onFindPayment('')
    await settle()
    const failed = { kind: 'failed', message: 'Nextech is down.' }
    expect(shown()).toMatchObject({ search: failed, payments: failed })
  })
})

describe('a payment that staff posted by hand', () => {
  it('is linked', async () => {
    const { events, shown, askedFor } = await openPanel({ 'panel-bg/link': () => ({}) })
    events.onLink('90118')
    await settle()
    expect(shown().step).toEqual({ kind: 'linked' })
    expect(askedFor('panel-bg/link')).toEqual([{ ticket, question: 'question-1', paymentId: '90118' }])
  })

  it('that cannot be linked says why, and what was offered is read again', async () => {
    const existing = { kind: 'voided' as const, payments: [] }
    const { events, shown, askedFor } = await openPanel({
      'panel-bg/load': () => orderWith({ existing }),
      'panel-bg/link': () => new Refused('taken', 'It is another order’s.'),
    })
    events.onLink('90118')
    await settle()
    expect(shown()).toMatchObject({ failure: 'It is another order’s.', step: { kind: 'choosing' } })
    expect(askedFor('panel-bg/load')).toHaveLength(2)
  })
})

describe('what staff say of an order that was posted', () => {
  const word = { kind: 'payment-told' as const, payment: '90118', shown: ['90118'] }

  it('is said, and taken back', async () => {
    const { events, shown, askedFor } = await openPanel({ 'panel-bg/settle': () => ({}) })
    events.onSettle(word)
    await settle()
    expect(shown().step).toEqual({ kind: 'settled', word: 'payment-told' })
    events.onReopen()
    await settle()
    expect(shown().step).toEqual({ kind: 'undone' })
    expect(askedFor('panel-bg/settle')).toEqual([
      { ticket, word },
      { ticket, word: null },
    ])
    expect(askedFor('panel-bg/load')).toHaveLength(2)
  })

  it('that is refused says why, and the order is read again', async () => {
    const { events, shown, askedFor } = await openPanel({
      'panel-bg/settle': () => new Refused('claimed', 'It is another order’s.'),
    })
    events.onSettle(word)
    await settle()
    expect(shown()).toMatchObject({ failure: 'It is another order’s.', step: { kind: 'choosing' } })
    expect(askedFor('panel-bg/load')).toHaveLength(2)
  })
})

describe('what is remembered of the customer', () => {
  it('changes and is shown', async () => {
    const { events, askedFor, shown } = await openPanel({
      'panel-bg/deny': () => ({}),
      'panel-bg/allow': () => new Refused('failed', 'Not now.'),
      'panel-bg/forget': () => ({}),
    })
    events.onDeny(uid)
    await settle()
    events.onForget()
    await settle()
    expect(askedFor('panel-bg/load')).toHaveLength(3)
    events.onAllow(uid)
    await settle()
    expect(shown().failure).toBe('Not now.')
  })
})

describe('the next order', () => {
  it('takes the place of the one that was passed, with its own ticket', async () => {
    const { events, askedFor } = await openPanel({ 'panel-bg/next': () => ({ ticket: 'ticket-2' }) })
    events.onNext()
    await settle()
    expect(askedFor('panel-bg/next')).toEqual([{ ticket, passed: [order.number] }])
    expect(askedFor('panel-bg/load')).toEqual([{ ticket }, { ticket: 'ticket-2' }])
  })

  it('is not there once nothing waits, and that is said', async () => {
    const { events, shown } = await openPanel({ 'panel-bg/next': () => ({ ticket: null }) })
    events.onNext()
    await settle()
    expect(shown().isLast).toBe(true)
  })

  it('that could not be asked for leaves the panel as it is', async () => {
    const { events, shown } = await openPanel({ 'panel-bg/next': () => new Refused('failed', 'Not now.') })
    events.onNext()
    await settle()
    expect(shown()).toMatchObject({ nextFailure: 'Not now.', failure: null, order: { number: order.number } })
  })

  it('is not replaced by a late answer about the one before', async () => {
    const late = Promise.withResolvers<ResolveView>()
    const { events, view, answers } = await openPanel({ 'panel-bg/next': () => ({ ticket: 'ticket-2' }) })
    answers['panel-bg/load'] = ({ ticket: asked }) =>
      asked === ticket ? late.promise : orderWith({ number: '100000999' })
    events.onRetry()
    events.onNext()
    await settle()
    late.resolve(orderWith())
    await settle()
    expect(view.value).toMatchObject({ kind: 'order', order: { number: '100000999' } })
  })

  it('is found in the queue too, and the panel can be closed', async () => {
    const { events, askedFor, close } = await openPanel({ 'panel-bg/open-queue': () => ({}) })
    events.onOpenQueue()
    events.onClose()
    await settle()
    expect(askedFor('panel-bg/open-queue')).toEqual([{ ticket }])
    expect(close).toHaveBeenCalledOnce()
  })
})
