import { expect, it } from 'vitest'
import { aPayment } from '../../tests/fixtures/builders.ts'
import { must, openStore } from '../../tests/fixtures/store.ts'

// What a crash or a person left in a row keeps nothing back, and is replaced by what is read next.
it.each([
  ['a day that is none', { day: {} }],
  ['no day', { day: undefined }],
  ['a moment beyond all others', { updatedAt: 1e308 }],
  ['a moment that is a text', { updatedAt: 'x' }],
])('a payment with %s is what Nextech says of it again', async (_, damage) => {
  const { db, store } = openStore()
  const told = aPayment({ id: '1', updatedAt: 5 })
  await store.saveLedger([told, aPayment({ id: '2' })])
  const row = must(await db.ledger.get('1'))
  await db.ledger.put({ ...row, ...damage, amountCents: 1 } as typeof row)
  await store.saveLedger([told])
  expect(await store.paymentsOf('404', ['1'])).toEqual([told])
})

it.each([{ fingerprint: 7 }, { fingerprint: undefined }, { readFingerprint: {} }])(
  'a row of a list with %j is read once more, beside the others',
  async damage => {
    const { db, intake } = openStore()
    const rows = ['1', '2'].map(number => ({ number, fingerprint: 'd.c.t.s' }))
    await intake.seeRows('https://shop.example', rows, 0)
    const row = must(await db.listings.get('https://shop.example/1/all'))
    await db.listings.put({ ...row, ...damage } as typeof row)
    expect(await intake.seeRows('https://shop.example', rows, 120_000)).toEqual(['1', '2'])
  },
)
