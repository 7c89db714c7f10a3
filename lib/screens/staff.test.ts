import * as v from 'valibot'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { quoteRow, readyStaff, row } from '../../components/staff/stories/samples.ts'
import { type Answers, noReply, Refused, settle, startBackground } from '../../tests/fixtures/background.ts'
import { openPage } from '../../tests/fixtures/page.ts'
import { orderWith, watchOf } from '../../tests/fixtures/resolve-panel.ts'
import { noteOrderAddresses } from '../browser/order-addresses.ts'
import { type Queue, QueueSchema } from '../contract/staff-queue.ts'
import { createStaffScreen } from './staff.ts'

const queue = (): Queue =>
  v.parse(QueueSchema, { ...readyStaff, rows: [{ ...row, shop: 'https://shop.example.com' }] })
const remembered = { timeZone: 'America/Chicago', customers: [], trouble: null }

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function openStaff(answers: Answers = {}, hash = '#/staff') {
  vi.useFakeTimers()
  const page = openPage(hash)
  const background = startBackground({
    'ext-bg/queue': () => queue(),
    'ext-bg/open-resolve': ({ key }) => ({ ticket: `ticket of ${key}` }),
    'panel-bg/load': () => orderWith(),
    'panel-bg/watch': () => watchOf(orderWith()),
    'ext-bg/sync-now': () => ({}),
    'ext-bg/remembered': () => remembered,
    'ext-bg/forget': () => ({}),
    'ext-bg/staff-name': () => ({}),
    ...answers,
  })
  const screen = createStaffScreen()
  await settle()
  return { ...background, ...screen, page }
}

describe('what needs staff', () => {
  it('is listed, for the reason that the address names', async () => {
    const { view, page } = await openStaff({}, '#/staff?reason=possible-match')
    expect(view.value).toMatchObject({
      kind: 'ready',
      rows: [{ number: row.number }],
      reason: 'possible-match',
    })
    page.goTo('#/staff?reason=no-such-reason')
    expect(view.value).toMatchObject({ reason: null })
  })

  it.each([
    ['unreachable', noReply],
    ['away', new Refused('backend-unreachable', '')],
    ['not-configured', null],
  ] as const)('is told to be %s', async (kind, answer) => {
    const { view } = await openStaff({ 'ext-bg/queue': () => answer })
    expect(view.value).toEqual({ kind })
  })

  it('stays on the screen where the background is silent, and is said to be old where nothing else says so', async () => {
    const { view, answers, tellChanged } = await openStaff()
    answers['ext-bg/queue'] = () => noReply
    await tellChanged()
    await settle()
    expect(view.value).toMatchObject({ kind: 'ready', isOld: true })
    answers['ext-bg/queue'] = () => new Refused('backend-unreachable', '')
    await tellChanged()
    await settle()
    expect(view.value).toMatchObject({ kind: 'ready', isOld: false })
  })

  it('is said to be old until it could be read again', async () => {
    const { view, events, answers } = await openStaff()
    answers['ext-bg/queue'] = () => noReply
    events.onLookAgain()
    await settle()
    expect(view.value).toMatchObject({ isOld: true, isLooking: false })
    answers['ext-bg/queue'] = () => queue()
    events.onLookAgain()
    await settle()
    expect(view.value).toMatchObject({ isOld: false })
  })

  it('is looked for again when somebody asks', async () => {
    const { view, events, askedFor } = await openStaff()
    events.onLookAgain()
    expect(view.value).toMatchObject({ isLooking: true })
    await settle()
    expect(view.value).toMatchObject({ isLooking: false })
    expect(askedFor('ext-bg/sync-now')).toHaveLength(1)
  })
})

describe('an order that staff open', () => {
  it('is resolved inside of the page, and closes', async () => {
    const { view, panel, events, askedFor } = await openStaff()
    events.onOpen(row.key)
    await settle()
    expect(view.value).toMatchObject({ openKey: row.key })
    expect(panel.value?.view.value).toMatchObject({ kind: 'order' })
    expect(askedFor('panel-bg/load')).toEqual([{ ticket: `ticket of ${row.key}` }])
    panel.value?.events.onClose()
    expect([panel.value, view.value]).toMatchObject([null, { openKey: null }])
  })

  it('makes way for the next one: one panel listens', async () => {
    const { view, events, askedFor, tellChanged } = await openStaff()
    for (const key of [row.key, 'another']) {
      events.onOpen(key)
      await settle()
    }
    await tellChanged()
    await settle()
    expect(view.value).toMatchObject({ openKey: 'another' })
    expect(askedFor('panel-bg/watch')).toEqual([{ ticket: 'ticket of another' }])
  })

  it('is open at once where the address names it, as RESOLVE of a badge does', async () => {
    const asked = `#/staff?${new URLSearchParams({ order: row.key }).toString()}`
    const { view, askedFor, page } = await openStaff({}, asked)
    expect(askedFor('ext-bg/open-resolve')).toEqual([{ key: row.key }])
    expect(view.value).toMatchObject({ openKey: row.key })
    page.goTo('#/staff?order=another')
    await settle()
    expect(view.value).toMatchObject({ openKey: 'another' })
    page.goTo('#/staff')
    await settle()
    expect(askedFor('ext-bg/open-resolve')).toHaveLength(2)
  })

  it('that needs nobody any more leaves the list as it is now', async () => {
    const { panel, events, askedFor } = await openStaff({
      'ext-bg/open-resolve': () => new Refused('gone', ''),
    })
    events.onOpen(row.key)
    await settle()
    expect(panel.value).toBeNull()
    expect(askedFor('ext-bg/queue')).toHaveLength(2)
  })
})

describe('what is remembered of customers', () => {
  it('is read when somebody asks for it, and again after something was forgotten', async () => {
    const { view, events, askedFor } = await openStaff()
    expect(view.value).toMatchObject({ memory: { kind: 'closed' } })
    events.onShowMemory()
    expect(view.value).toMatchObject({ memory: { kind: 'loading' } })
    await settle()
    expect(view.value).toMatchObject({ memory: { kind: 'shown', customers: [] } })
    events.onForget('customer-1', null)
    await settle()
    expect(askedFor('ext-bg/forget')).toEqual([{ key: 'customer-1', uid: null }])
    expect(askedFor('ext-bg/remembered')).toHaveLength(2)
  })

  it('closes where it could not be read', async () => {
    const { view, events } = await openStaff({ 'ext-bg/remembered': () => noReply })
    events.onShowMemory()
    await settle()
    expect(view.value).toMatchObject({ memory: { kind: 'closed' } })
  })
})

it('the name that others see is kept', async () => {
  const { events, askedFor } = await openStaff()
  events.onSaveName('Ann')
  await settle()
  expect(askedFor('ext-bg/staff-name')).toEqual([{ name: 'Ann' }])
})

it('closes what a person says is closed, for the sum that they saw, and takes it back', async () => {
  const asked: unknown[] = []
  const owed = { ...row, key: 'k7', number: '7', reason: 'refund-to-record', owedCents: 20_00 } as const
  const meant = { ...row, key: 'k8', number: '8', reason: 'voided-in-nextech' } as const
  const { view, events, answers } = await openStaff({
    'ext-bg/close-order': body => {
      asked.push(body)
      return {}
    },
  })
  events.onClose(owed)
  await settle()
  expect(view.value).toMatchObject({ closed: { number: '7', kind: 'refund-recorded', failure: null } })
  events.onReopen()
  await settle()
  expect(view.value).toMatchObject({ closed: null })
  events.onClose(meant)
  await settle()
  expect(asked).toEqual([
    { key: 'k7', word: { kind: 'refund-recorded', owedCents: 20_00 } },
    { key: 'k7', word: null },
    { key: 'k8', word: { kind: 'void-left' } },
  ])
  answers['ext-bg/close-order'] = () => noReply
  events.onClose(meant)
  await settle()
  expect(view.value).toMatchObject({ closed: { failure: expect.stringMatching(/does not answer/) } })
})

it('keeps what a person says became of a quote, and takes it back', async () => {
  const asked: unknown[] = []
  const { view, events, answers } = await openStaff({
    'ext-bg/quote-done': body => {
      asked.push(body)
      return {}
    },
  })
  events.onQuoteDone(quoteRow, { quote: '7002' })
  await settle()
  const { key, number } = quoteRow
  expect(view.value).toMatchObject({ closed: { key, number, kind: 'quote-applied', failure: null } })
  events.onReopen()
  await settle()
  expect(view.value).toMatchObject({ closed: null })
  events.onQuoteDone(quoteRow, { quote: null })
  await settle()
  expect(view.value).toMatchObject({ closed: { number, kind: 'quote-none', failure: null } })
  expect(asked).toEqual([
    { key, word: { quote: '7002' } },
    { key, word: null },
    { key, word: { quote: null } },
  ])
  answers['ext-bg/quote-done'] = () => noReply
  events.onQuoteDone(quoteRow, { quote: null })
  await settle()
  expect(view.value).toMatchObject({ closed: { failure: expect.stringMatching(/does not answer/) } })
})

it('leads to the pages of orders whose addresses this browser has seen', async () => {
  await noteOrderAddresses('https://shop.example.com', [
    { number: row.number, href: 'https://shop.example.com/7' },
  ])
  const { view } = await openStaff()
  expect(view.value).toMatchObject({ addresses: { [row.key]: 'https://shop.example.com/7' } })
})
