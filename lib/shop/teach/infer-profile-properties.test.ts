// @vitest-environment happy-dom
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  buildList,
  type ColumnName,
  columns,
  isHeaded,
  type ListedOrder,
  type ListStyle,
  orders,
  styles,
} from '../../../tests/fixtures/random-lists.ts'
import { parseProfile, type ShopProfile } from '../../domain/shop-profile.ts'
import { findByProfile, readByProfile } from '../page/read/read-by-profile.ts'
import type { Pointed } from './find-row.ts'
import { inferProfile } from './infer-profile.ts'

/** A counterexample is small enough as it is found; to shrink it takes minutes in a made-up page. */
const options = { numRuns: Number(process.env.RUNS ?? 60), endOnFailure: true }

/** The made-up page keeps what was asked of it until the script has its turn's end, which would fill the memory. */
const turn = () => new Promise(done => setImmediate(done))

beforeEach(() => {
  document.body.innerHTML = ''
})

function show(rows: readonly ListedOrder[], style: ListStyle) {
  document.body.replaceChildren(buildList(document, rows, style))
}

/** What a person points at: the innermost element with this order's text, in its own row. */
function pointAt(rows: readonly ListedOrder[], at: number): Pointed {
  const order = rows[at] ?? expect.fail()
  const all = [...document.querySelectorAll('main *')].filter(each => each.childElementCount === 0)
  const number = all.find(each => each.textContent === order.number) ?? expect.fail()
  let row: Element = number
  const holds = (element: Element) => columns.every(name => (element.textContent ?? '').includes(order[name]))
  while (!holds(row)) row = row.parentElement ?? expect.fail()
  const inside = all.filter(each => row.contains(each))
  const find = (name: ColumnName) => inside.find(each => each.textContent === order[name]) ?? expect.fail()
  return {
    number,
    date: find('date'),
    customer: find('customer'),
    total: find('total'),
    status: find('status'),
  }
}

function teach(rows: readonly ListedOrder[], at: number): ShopProfile {
  const taught = inferProfile(document, pointAt(rows, at))
  if (!taught.ok) throw new Error(`${taught.reason}: ${document.body.innerHTML}`)
  return taught.profile
}

const read = (profile: ShopProfile) =>
  readByProfile(document, profile).map(({ reading: { href: _href, ...row } }) => row)

const taughtLists = fc.record({ rows: orders, style: styles, at: fc.nat() })

describe('a page taught on one order', { timeout: 60_000 }, () => {
  it('is read exactly, every order of it', async () => {
    await fc.assert(
      fc.asyncProperty(taughtLists, async ({ rows, style, at }) => {
        await turn()
        show(rows, style)
        expect(read(teach(rows, at % rows.length))).toEqual(rows)
      }),
      options,
    )
  })

  it('is read exactly after sorting and paging', async () => {
    await fc.assert(
      fc.asyncProperty(taughtLists, orders, fc.nat(), async ({ rows, style, at }, others, seed) => {
        await turn()
        show(rows, style)
        const profile = teach(rows, at % rows.length)
        const prefix = /^[A-Z-]*/.exec(rows[0]?.number ?? '')?.[0]
        const next = others.map(each => ({ ...each, number: each.number.replace(/^[A-Z-]*/, prefix ?? '') }))
        show([...next, ...rows.toReversed()], { ...style, seed })
        expect(read(profile)).toEqual([...next, ...rows.toReversed()])
      }),
      options,
    )
  })

  it('is read exactly after its headed columns were moved and others were added', async () => {
    const headed = taughtLists.filter(({ style }) => isHeaded(style))
    const order = fc.shuffledSubarray([...columns], { minLength: 5 })
    await fc.assert(
      fc.asyncProperty(
        headed,
        order,
        fc.subarray([0, 1, 2, 3, 4, 5]),
        async ({ rows, style, at }, moved, extras) => {
          await turn()
          show(rows, style)
          const profile = teach(rows, at % rows.length)
          show(rows, { ...style, order: moved, extras })
          expect(read(profile)).toEqual(rows)
        },
      ),
      options,
    )
  })

  it('gives a profile that holds nothing of what the orders say, and that an import takes', async () => {
    await fc.assert(
      fc.asyncProperty(taughtLists, async ({ rows, style, at }) => {
        await turn()
        show(rows, style)
        const text = JSON.stringify(teach(rows, at % rows.length))
        for (const row of rows)
          for (const said of [row.number, row.date, row.customer, row.total]) expect(text).not.toContain(said)
        expect(parseProfile(text)).toMatchObject({ ok: true })
      }),
      options,
    )
  })

  it('never takes a headed list of something else for its own', async () => {
    const headed = taughtLists.filter(({ style }) => isHeaded(style))
    await fc.assert(
      fc.asyncProperty(headed, async ({ rows, style, at }) => {
        await turn()
        show(rows, style)
        const profile = teach(rows, at % rows.length)
        const html = document.body.innerHTML.replaceAll('Bestellnr.', 'Rechnungsnr.')
        document.body.innerHTML = html
        expect(findByProfile(document, profile)).toEqual({ list: undefined, fits: false })
      }),
      options,
    )
  })
})
