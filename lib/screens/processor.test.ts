// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProcessorView } from '../../components/reconciliation/view.ts'
import { type Answers, noReply, startBackground } from '../../tests/fixtures/background.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { createProcessor } from './processor.ts'

const file = (text: string) => new File([text], 'processor.csv')
const rows = 'Date,Amount,Order\n2026-03-16,84.00,100000012\n'
const march = { from: '2026-03-01', to: '2026-03-31' }
const sale = (number: string, cents: number, day = '2026-03-16') => ({
  number,
  tender: 'card' as const,
  day,
  cents,
})

beforeEach(() => browser.storage.resetState())

function openFile(text = rows, answers: Answers = {}) {
  const background = startBackground({
    'ext-bg/card-sales': () => [sale('100000012', 84_00)],
    ...answers,
  })
  const said: ProcessorView[] = []
  const processor = createProcessor(
    state => said.push(state),
    () => 'America/Chicago',
  )
  const shows = (wanted: object) => vi.waitFor(() => expect(said.at(-1)).toMatchObject(wanted))
  const shown = () => {
    const last = said.at(-1)
    if (last?.kind !== 'columns' && last?.kind !== 'compared') throw new Error(`shows ${last?.kind}`)
    return last
  }
  processor.forRange(march)
  void processor.open(file(text))
  return { ...background, ...processor, said, shows, shown }
}

describe('the merchant processor’s file', () => {
  it('of Stripe agrees with the shop to the cent, order by order', async () => {
    const stripe = `id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Description
ch_1,2026-03-02 15:00,80.00,0.00,usd,Paid,100000001
ch_2,2026-03-03 15:00,120.00,0.00,usd,Failed,100000002
ch_3,2026-03-04 15:00,50.00,20.00,usd,Paid,100000003
ch_4,2026-04-01 02:30,60.00,0.00,usd,Paid,100000004
`
    const sales = [sale('100000001', 80_00), sale('100000003', 30_00), sale('100000004', 60_00, '2026-03-31')]
    const { compare, shows } = openFile(stripe, { 'ext-bg/card-sales': () => sales })
    await shows({ kind: 'columns' })
    await compare()
    await shows({
      kind: 'compared',
      result: { shop: 170_00, processor: 170_00, inside: 3, differences: [], leftOut: 0 },
    })
  })

  it('is compared by the columns that a person agrees to, with which the next file begins', async () => {
    const { open, choose, compare, forget, shows, shown } = openFile()
    await shows({ kind: 'columns', names: ['Date', 'Amount', 'Order'], isRemembered: false })
    const { choices } = shown()
    choose({ ...choices, columns: { ...choices.columns, number: null } })
    await shows({ choices: { columns: { day: 0, amount: 1, number: null } } })
    await compare()
    await shows({
      kind: 'compared',
      isRemembered: true,
      result: { shop: 84_00, processor: 84_00, inside: 1 },
    })
    await open(file(rows))
    await shows({ kind: 'columns', isRemembered: true, choices: { columns: { number: null } } })
    await open(file('Day,Total,Order\n2026-03-16,84.00,1\n'))
    await shows({ kind: 'columns', isRemembered: false, choices: { columns: { number: 2 } } })
    await open(file(rows))
    await forget()
    await shows({ kind: 'columns', isRemembered: false, choices: { columns: { number: 2 } } })
    await open(file(rows))
    await shows({ isRemembered: false })
  })

  it('of each processor has its own choices, whatever stands in the storage', async () => {
    await browser.storage.local.set({ processorChoices: [{ names: ['Date'], choices: 7 }, 'x'] })
    const { open, compare, choose, shows, shown } = openFile()
    await shows({ kind: 'columns', isRemembered: false })
    choose({ ...shown().choices, zone: 'UTC' })
    await compare()
    await open(file('Day,Total,Ref\n2026-03-16,84.00,1\n'))
    await shows({ kind: 'columns', isRemembered: false })
    await compare()
    await open(file('DATE, Amount,Order\n2026-03-16,84.00,100000012\n'))
    await shows({ kind: 'columns', isRemembered: true, choices: { zone: 'UTC' } })
  })

  it('is looked at again where other columns are chosen: they hold other dates and amounts', async () => {
    const { choose, shows, shown } = openFile(
      'Date,Amount,Wann,Wieviel,Order\n3/4/2026,84.00,31.03.2026,"1.084,00",100000012\n',
    )
    await shows({ choices: { order: 'month-first', decimal: 'point' } })
    const { choices } = shown()
    choose({ ...choices, columns: { ...choices.columns, day: 2, amount: 3 } })
    await shows({
      choices: { order: 'day-first', decimal: 'comma' },
      preview: [{ taken: { day: '2026-03-31', cents: 1_084_00 } }],
    })
  })

  it('asks what a word far down means, and takes the answer', async () => {
    const padding = Array.from({ length: 9_000 }, (_, i) => `2026-03-16,1.00,${i},Sale,${'x'.repeat(30)}`)
    const text = `Date,Amount,Order,Type,Note\n${padding.join('\n')}\n2026-03-17,5.00,100000012,Adjustment,x\n`
    const { compare, choose, shows, shown } = openFile(text)
    await shows({ kind: 'columns' })
    await compare()
    await shows({
      kind: 'compared',
      words: [{ text: 'Adjustment', meaning: null }, {}],
      result: { leftOut: 1 },
    })
    choose({ ...shown().choices, words: { 'kind:adjustment': 'none' } })
    await compare()
    await shows({ kind: 'compared', result: { leftOut: 0, notCounted: [{ word: 'Adjustment', count: 1 }] } })
  })

  it('whose processor numbers its own orders, is read by the shop’s', async () => {
    const text = 'Date,Order ID,Order Number,Amount\n2026-03-16,4F0Q8ZP1,100000012,84.00\n'
    const { open, forget, compare, shows } = openFile(text)
    await shows({ kind: 'columns', choices: { columns: { number: 2 } } })
    await compare()
    await shows({ kind: 'compared', result: { differences: [], matchesOrders: true } })
    await open(file(text))
    await forget()
    await shows({ isRemembered: false, choices: { columns: { number: 2 } } })
  })

  it('is compared again for other days', async () => {
    const { compare, forRange, shows, askedFor } = openFile()
    await shows({ kind: 'columns' })
    await compare()
    await shows({ kind: 'compared', result: { differences: [] } })
    forRange({ from: '2026-03-15', to: '2026-03-15' })
    await shows({ kind: 'compared', result: { inside: 0, outside: 1 } })
    // Refunds of earlier sales count on the sale's day, so those are asked for as well.
    expect(askedFor('ext-bg/card-sales')).toEqual([
      { from: '2025-11-01', to: '2026-04-01' },
      { from: '2025-11-15', to: '2026-03-16' },
    ])
  })

  it('is not compared before it is open, nor for other days before a person asked', async () => {
    const said: ProcessorView[] = []
    const { compare, forRange } = createProcessor(
      state => said.push(state),
      () => 'UTC',
    )
    forRange(march)
    await compare()
    expect(said).toEqual([])
  })

  it('with headings that nobody knows is shown to be chosen by hand', async () => {
    const { shows } = openFile('Wann,Wieviel\nx,y\n')
    await shows({ kind: 'columns', names: ['Wann', 'Wieviel'], choices: { columns: { day: null } } })
  })

  it('is refused where it holds no table', async () => {
    const { shows } = openFile('')
    await shows({ kind: 'no-table' })
  })

  it('says that it cannot be read where it went away', async () => {
    const { open, shows } = openFile()
    const gone = file(rows)
    vi.spyOn(gone, 'slice').mockImplementation(() => {
      throw new DOMException('gone', 'NotReadableError')
    })
    await shows({ kind: 'columns' })
    await open(gone)
    await shows({ kind: 'failed' })
  })

  it('says that the comparison failed where the sales could not be read', async () => {
    const { compare, shows } = openFile(rows, { 'ext-bg/card-sales': () => noReply })
    await shows({ kind: 'columns' })
    await compare()
    await shows({ kind: 'failed' })
  })

  it('can be left while it is read, and says nothing after that', async () => {
    const { compare, cancel, shows, said } = openFile(rows, {
      'ext-bg/card-sales': () => {
        cancel()
        return []
      },
    })
    await shows({ kind: 'columns' })
    await compare()
    expect(said.at(-1)).toEqual({ kind: 'cancelled' })
  })
})
