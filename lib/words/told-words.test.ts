import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { amountsApart, cancelledAsPaid, contradictionIn } from '../domain/amounts.ts'
import { labelMissing, labelRefused } from '../domain/card-types.ts'
import { severalCardsIn } from '../domain/eligibility.ts'
import { unusualAmount, unusualNumber } from '../domain/unusual.ts'
import { spanish } from './spanish.ts'
import { toldLine } from './told-words.ts'
import { english, speak } from './words.ts'

afterEach(() => speak(() => english))

const money = {
  state: 'complete' as const,
  ...{ totalCents: 8_400, paidCents: 8_400, refundedCents: 0, dueCents: 0, giftCardCents: 0 },
  currency: undefined,
}
const limits = { maxCents: 500_000, maxPerHour: 60 }
const posted = Array.from({ length: 60 }, (_, at) => ({ key: `s/${at}`, at, cents: 100 }))
const cards = (...several: (string | null)[]) =>
  severalCardsIn({ tender: { kind: 'card', brand: null, several } })

/** What the rules tell of an order, as they make it. */
const ofOrders = [
  contradictionIn({ ...money, currency: 'CAD' }),
  contradictionIn({ ...money, paidCents: 9_000 }),
  contradictionIn({ ...money, refundedCents: 9_000 }),
  contradictionIn({ ...money, paidCents: 5_000, dueCents: 1_000 }),
  amountsApart(money, 9_000),
  amountsApart({ ...money, refundedCents: 100 }, 9_000),
  amountsApart({ ...money, state: 'canceled' }, 9_000),
  amountsApart(money, 0),
  amountsApart({ ...money, refundedCents: 100 }, 0),
  amountsApart({ ...money, state: 'canceled' }, 0),
  cancelledAsPaid({ ...money, state: 'canceled' }),
  unusualAmount(600_000, limits),
  unusualNumber('s/other', posted, limits),
  cards('VI', 'MC'),
  cards('VI', null),
  cards('VI', 'MC', 'DI'),
  labelMissing(null),
  labelMissing('DI'),
  labelMissing('Maestro'),
  labelRefused('DI', 'Discover'),
  labelRefused('DI', 'Discover', 'No such type.'),
  labelRefused(null, 'Card'),
  labelRefused(null, 'Card', 'No such type.'),
].map(String)

/** Where the code tells a sentence that a page shows, word by word. */
const files = [
  ...['access', 'azure', 'classify', 'http', 'read-setup', 'reply', 'words'].map(
    name => `lib/nextech/${name}.ts`,
  ),
  ...['lib/shop/rest/answer.ts', 'lib/shop/rest/magento-source.ts', 'lib/sync/create-patient.ts'],
]
const inCode = files
  .flatMap(file => [...readFileSync(file, 'utf8').matchAll(/(['`])([A-Z][^'`\n]{12,}[.)])\1/g)])
  .map(([, , text = '']) => text)
  .filter(text => !text.includes('${instead') && text !== 'API DermPRO')
  .map(text => text.replace(/\$\{[^}]*\}/g, '7'))
/** A sentence that is told with a reason of Nextech's behind it. */
const inFile = (file: string, from: string) =>
  /'([^'\n]+)'/.exec(
    readFileSync(file, 'utf8')
      .split(/(?<=\n)(?=.*'Nextech )/)
      .find(part => part.includes(`'${from}`)) ?? '',
  )?.[1]
const nearly = 'found "DermPRO online store" instead (upper and lower case differ).'
const lists = [
  `Nextech lists no location "DermPRO Online Store"; ${nearly}`,
  `Nextech lists no provider "Online Provider"; ${nearly} A provider is listed only when its record in Contacts is not inactive and has a Linked User of its own.`,
  "Nextech's list is incomplete: it counts 7 payments and shows 5. (PaymentReconciliation?created=…)",
  "Nextech's list is incomplete: it counts an unclear number of records and shows 5. (Account)",
  'Nextech put an error into its list of quotes: Broken. (Claim)',
  'The user name or the password is wrong: check both and sign in again. (AADSTS50126)',
  'Nextech gave no reason. (503)',
  `${inFile('lib/sync/post-outcome.ts', 'Nextech does not take payments')} Merged.`,
  `${inFile('lib/nextech/payment-lists.ts', 'Nextech refuses to search')} Bad request.`,
]
const all = [...ofOrders, ...inCode, ...lists]

describe('what the sync tells of orders, sign-in and set-up', () => {
  it('is collected from the code', () => {
    expect(inCode.length).toBeGreaterThan(45)
    expect(ofOrders).not.toContain('null')
  })

  it.each(all)('is said in English as it is told: %s', line => {
    expect(toldLine(line)).toBe(line)
  })

  it.each(all)('is said in Spanish: %s', line => {
    speak(() => spanish)
    expect(toldLine(line)).not.toBe(line)
    expect(toldLine(line)).not.toMatch(/\b(the|and|is|of|payments|records)\b/i)
  })

  it('keeps figures, names and what is in brackets', () => {
    speak(() => spanish)
    expect(toldLine(amountsApart(money, 9_000))).toBe(
      'Nextech tiene un pago de $90.00 por este pedido. La tienda dice que se pagó $84.00.',
    )
    expect(toldLine(String(cards('VI', null)))).toBe(
      'La tienda cobró varias tarjetas por este pedido: Visa y una tarjeta de marca no indicada.',
    )
    expect(toldLine(lists[6] ?? '')).toBe('Nextech no dio una razón. (503)')
  })

  it('leaves other words as they are', () => {
    speak(() => spanish)
    for (const line of ['', 'The date is closed.', 'Period closed (March)', 'a\nb'])
      expect(toldLine(line)).toBe(line)
  })
})
