import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findOrders } from '../../lib/shop/page/find/find-orders.ts'
import { tidy } from '../../lib/shop/page/find/text.ts'
import { mayHoldOrders } from '../../lib/shop/page/first-look.ts'
import { readOrderPage } from '../../lib/shop/page/read/read-order-page.ts'
import { readRows } from '../../lib/shop/page/read/read-rows.ts'
import { families } from './pages/families.ts'
import { lookAlikes } from './pages/look-alikes.ts'
import { type Meaning, type Model, ordersModel, textsOf } from './pages/model.ts'
import {
  type ModelMutation,
  type Mutation,
  modelMutations,
  type PageMutation,
  pageMutations,
} from './pages/mutations.ts'
import { openPage } from './pages/open-page.ts'

/** `TEST_SEED=… MUTATED_PAGES=10000 npx vitest run tests/shop/mutated-pages.test.ts` looks farther. */
const runs = Number(process.env.MUTATED_PAGES ?? 2000)
const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000)
const patience = 60_000 + runs * 200

/** Two of these could undo one another, so that a row shows what no row of the model has. */
const breaking: readonly PageMutation[] = [
  'dropCell',
  'dropHeading',
  'addCell',
  'wrongSpan',
  'rowSpan',
  'splitColumn',
  'loseHead',
]
const facts = ['date', 'customer', 'total', 'status'] as const

const mutations = <Kind extends string>(kinds: readonly Kind[], max: number) =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), seed: fc.nat(1_000_000) }), { maxLength: max })
const modelKinds = (Object.keys(modelMutations) as ModelMutation[]).filter(kind => kind !== 'doubleColumn')
const pageKinds = (Object.keys(pageMutations) as PageMutation[]).filter(kind => !breaking.includes(kind))

const pages = fc.record({
  family: fc.constantFrom(...Object.keys(families)),
  rows: fc.integer({ min: 1, max: 6 }),
  model: mutations<Mutation['kind']>(modelKinds, 5),
  // What is written above two columns is known to be above two only after all else has changed.
  double: mutations<Mutation['kind']>(['doubleColumn'], 1),
  page: mutations<Mutation['kind']>(pageKinds, 5),
  break: mutations<Mutation['kind']>(breaking, 1),
})

function mutated(model: Model, all: readonly Mutation[]): Model {
  return all.reduce((own, { kind, seed }) => modelMutations[kind as ModelMutation](own, seed), model)
}

function open(html: string, all: readonly Mutation[]): Document {
  const page = openPage(html)
  for (const { kind, seed } of all) pageMutations[kind as PageMutation](page.body, seed)
  return page
}

function check(page: Document, model: Model): number {
  let read = 0
  for (const { cell, reading } of findOrders(page.body).flatMap(list => readRows(list).rows)) {
    const row = Number(cell.closest('[data-model]')?.getAttribute('data-model') ?? Number.NaN)
    expect(textsOf(model, row, 'number').map(text => tidy(text).replace(/^#/, ''))).toContain(reading.number)
    const allowed = (meaning: Meaning) => [null, ...textsOf(model, row, meaning).map(tidy)]
    for (const fact of facts) expect(allowed(fact), fact).toContain(reading[fact])
    read += 1
  }
  const order = readOrderPage(page)
  // A page that is passed over by the first look never gets the script that reads it.
  if (read > 0 || order) expect(mayHoldOrders(page)).toBe(true)
  return read
}

it(
  `never reads an order where another stands, on ${runs} pages (seed ${seed})`,
  () => {
    let read = 0
    let rows = 0
    fc.assert(
      fc.property(pages, page => {
        const model = mutated(ordersModel(page.rows), [...page.model, ...page.double])
        // Without one of two cells that say different things, a page says the other.
        const breaks = page.double.length > 0 ? [] : page.break
        const opened = open(families[page.family]?.(model) ?? '', [...page.page, ...breaks])
        read += check(opened, model)
        rows += page.rows
      }),
      { numRuns: runs, seed },
    )
    console.log(`${read} of ${rows} rows read`)
    // A reader that reads nothing is never wrong.
    expect(read / rows).toBeGreaterThan(0.4)
  },
  patience,
)

it(
  `sees no orders where there are none, on ${runs} pages (seed ${seed})`,
  () => {
    const harmless = modelKinds.filter(kind => !['dropColumn', 'synonym', 'translate'].includes(kind))
    const others = fc.record({
      family: fc.constantFrom(...Object.keys(families).filter(name => !name.startsWith('Magento'))),
      name: fc.constantFrom(...Object.keys(lookAlikes)),
      model: mutations<Mutation['kind']>(harmless, 5),
      page: mutations<Mutation['kind']>(pageKinds, 5),
    })
    fc.assert(
      fc.property(others, ({ family, name, model, page }) => {
        const own = lookAlikes[name] ?? ordersModel(0)
        const opened = open(families[family]?.(mutated(own, model)) ?? '', page)
        expect(findOrders(opened.body)).toEqual([])
      }),
      { numRuns: runs, seed },
    )
  },
  patience,
)
