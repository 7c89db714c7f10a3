import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { EnvelopeSchema, type MessageName, messages } from './messages.ts'
import { BadgeViewSchema, PushSchema } from './page-messages.ts'

const names = Object.keys(messages) as MessageName[]
const row = { number: '7', date: null, customer: null, total: null, status: null, href: null }
const badge = { number: '7', status: 'synced', reason: null, word: 'Synced', tooltip: '', button: null }

describe('architecture 6.1: one table of messages', () => {
  it.each(names)('%s says its direction in its name, and who may send it', name => {
    const senders = { 'cs-bg': ['shop'], 'panel-bg': ['panel', 'ext'], 'ext-bg': ['ext'], 'host-bg': [] }
    // Orders are decided in the workbench too; a page is taught in itself alone.
    const expected = name.startsWith('panel-bg/teach-')
      ? ['panel']
      : senders[name.split('/')[0] as keyof typeof senders]
    expect(messages[name].from).toEqual(expected)
  })

  it('has the service answer all that the background itself asks, and no page', () => {
    const own = names.filter(name => name.startsWith('host-bg/'))
    expect(own).toHaveLength(14)
    for (const name of own) expect(messages[name]).toMatchObject({ from: [], by: 'service' })
  })

  it.each(names.filter(name => name.startsWith('panel-bg/')))('%s needs a ticket', name => {
    const { issues } = v.safeParse(messages[name].request, {})
    expect(issues?.map(issue => v.getDotPath(issue))).toContain('ticket')
  })

  it('has every decision made by a panel that stands uncovered', () => {
    const decisions = names.filter(name => 'mustBeVisible' in messages[name])
    expect(decisions.sort()).toEqual([
      'panel-bg/choose',
      'panel-bg/deny',
      'panel-bg/link',
      'panel-bg/new-patient',
      'panel-bg/settle',
      'panel-bg/teach-save',
    ])
  })

  it('leaves what opens the way to Nextech, moves its money, closes its books or lists all patients to managers', () => {
    expect(names.filter(name => messages[name].role === 'manager').sort()).toEqual([
      'ext-bg/accept-restore',
      'ext-bg/claim-station',
      'ext-bg/close-month',
      'ext-bg/configuration-card-type',
      'ext-bg/configuration-hours',
      'ext-bg/configuration-shop',
      'ext-bg/decline-page',
      'ext-bg/drop-profile',
      'ext-bg/erase',
      'ext-bg/export-configuration',
      'ext-bg/import-configuration',
      'ext-bg/import-profile',
      'ext-bg/move',
      'ext-bg/moving',
      'ext-bg/moving-cancel',
      'ext-bg/moving-connect',
      'ext-bg/note-duplicates',
      'ext-bg/offered-pages',
      'ext-bg/patient-page',
      'ext-bg/patient-source',
      'ext-bg/pause',
      'ext-bg/person-add',
      'ext-bg/person-change',
      'ext-bg/person-remove',
      'ext-bg/person-reset',
      'ext-bg/propose-configuration',
      'ext-bg/propose-profile',
      'ext-bg/proposed-profile',
      'ext-bg/sign-in',
      'ext-bg/test-payment',
      'ext-bg/try-nextech',
      'ext-bg/vault-off',
      'host-bg/import-page',
    ])
  })

  it('leaves to the host only what is about the browser around it', () => {
    const browsers =
      /ticket|station|sync-now|sign-in|configuration|staff-name|profile|teach|open-|next|arrived|wake|hello|shop-said|alarm|backend|mov(e|ing)|people|person|erase|vault|sign-off/
    for (const name of names.filter(each => messages[each].by === 'host')) expect(name).toMatch(browsers)
  })

  it('knows no other message', () => {
    for (const name of ['cs-bg/other', 'toString', '', 7]) {
      expect(v.is(EnvelopeSchema, { name, body: {} })).toBe(false)
    }
  })
})

describe('architecture 6.1: what a shop page may send is bounded', () => {
  const { request } = messages['cs-bg/rows']

  it.each([
    ['5000 rows', Array.from({ length: 5000 }, () => row), true],
    ['one row more', Array.from({ length: 5001 }, () => row), false],
    ['a long cell', [{ ...row, customer: 'x'.repeat(2000) }], true],
    ['a cell too long', [{ ...row, customer: 'x'.repeat(2001) }], false],
    ['a cell that is no text', [{ ...row, total: 84 }], false],
  ])('%s: %#', (_, rows, taken) => {
    expect(v.is(request, { rows })).toBe(taken)
  })
})

describe('architecture 6.1: an order’s page is bounded as well', () => {
  const { request } = messages['cs-bg/order']
  const pairs = (count: number) => Array.from({ length: count }, () => ({ label: 'a', value: 'b' }))
  const item = { name: 'a', sku: 'b', quantity: '1', options: [], productType: null }
  const items = (count: number) => Array.from({ length: count }, () => item)
  const none = { date: null, status: null, customerName: null, email: null, birthDate: null, phone: null }
  const reading = {
    ...none,
    number: '1',
    paymentTitle: null,
    address: [],
    payment: [],
    items: [],
    totals: [],
  }

  it.each<[string, object, boolean]>([
    ['nothing', {}, true],
    ['2000 items', { items: items(2000) }, true],
    ['one item more', { items: items(2001) }, false],
    ['options without end', { items: [{ ...item, options: pairs(201) }] }, false],
    ['lines without end', { address: Array.from({ length: 201 }, () => 'x') }, false],
    ['totals without end', { totals: pairs(201) }, false],
    ['blocks of totals without end', { furtherTotals: Array.from({ length: 201 }, () => []) }, false],
    ['payment lines without end', { payment: pairs(201) }, false],
  ])('%s: %#', (_, change, taken) => {
    expect(v.is(request, { reading: { ...reading, ...change }, href: null })).toBe(taken)
  })

  it('so is its address', () => {
    expect(v.is(request, { reading, href: 'x'.repeat(64_001) })).toBe(false)
  })
})

describe('design 5: a badge carries nothing but what it shows', () => {
  it('drops all else', () => {
    const push = v.parse(PushSchema, {
      name: 'bg-cs/badges',
      badges: [{ ...badge, customer: 'Maria' }],
    })
    expect(push).toEqual({ name: 'bg-cs/badges', badges: [badge] })
  })

  it.each([
    { status: 'lost' },
    { reason: 'made up' },
    { button: { label: 'x', opens: 'https://evil.example' } },
  ])('refuses %j', change => {
    expect(v.is(BadgeViewSchema, { ...badge, ...change })).toBe(false)
  })
})
