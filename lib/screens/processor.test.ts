// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ProcessorView } from '../../components/reconciliation/view.ts'
import { type Answers, noReply, startBackground } from '../../tests/fixtures/background.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { createProcessor } from './processor.ts'

const file = (text: string) => new File([text], 'processor.csv')
const rows = 'Date,Amount,Order\n2026-03-16,84.00,100000012\n'
const mapping = { day: 0, amount: 1, number: 2 }
const march = { from: '2026-03-01', to: '2026-03-31' }

beforeEach(() => browser.storage.resetState())

function openFile(text = rows, answers: Answers = {}) {
  const background = startBackground({
    'own-bg/card-sales': () => [{ number: '100000012', day: '2026-03-16', cents: 84_00 }],
    ...answers,
  })
  const said: ProcessorView[] = []
  const processor = createProcessor(state => said.push(state))
  const shows = (wanted: object) => vi.waitFor(() => expect(said.at(-1)).toMatchObject(wanted))
  processor.forRange(march)
  void processor.open(file(text))
  return { ...background, ...processor, said, shows }
}

describe('the merchant processor’s file', () => {
  it('is compared by the columns that a person agrees to, with which the next file begins', async () => {
    const { open, compare, shows } = openFile()
    await shows({ kind: 'columns', names: ['Date', 'Amount', 'Order'] })
    const agreed = { ...mapping, number: null }
    await compare(agreed)
    await shows({ kind: 'compared', mapping: agreed, result: { shop: 84_00, processor: 84_00, inside: 1 } })
    await open(file(rows))
    await shows({ kind: 'columns', mapping: agreed })
  })

  it('is compared again for other days', async () => {
    const { compare, forRange, shows, askedFor } = openFile()
    await shows({ kind: 'columns' })
    await compare(mapping)
    await shows({ kind: 'compared', result: { differences: [] } })
    const day = { from: '2026-03-15', to: '2026-03-15' }
    forRange(day)
    await shows({ kind: 'compared', result: { inside: 0, outside: 1 } })
    expect(askedFor('own-bg/card-sales')).toEqual([march, day])
  })

  it('is not compared before it is open, nor for other days before a person asked', async () => {
    const { said, compare } = createFresh()
    await compare(mapping)
    expect(said).toEqual([])
  })

  it('is refused where it has no headings', async () => {
    const { shows } = openFile('')
    await shows({ kind: 'no-headings' })
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
    const { compare, shows } = openFile(rows, { 'own-bg/card-sales': () => noReply })
    await shows({ kind: 'columns' })
    await compare(mapping)
    await shows({ kind: 'failed' })
  })

  it('can be left while it is read, and says nothing after that', async () => {
    const { compare, cancel, shows, said } = openFile(rows, {
      'own-bg/card-sales': () => {
        cancel()
        return []
      },
    })
    await shows({ kind: 'columns' })
    await compare(mapping)
    expect(said.at(-1)).toEqual({ kind: 'cancelled' })
  })
})

function createFresh() {
  const said: ProcessorView[] = []
  const processor = createProcessor(state => said.push(state))
  processor.forRange(march)
  return { ...processor, said }
}
