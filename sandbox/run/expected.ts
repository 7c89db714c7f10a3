import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { LedgerEntry, Practice } from '../practice/practice.ts'
import type { OrderOutcome, Outcomes } from './outcome.ts'

/** `expected.json`: what the sync rules demand of each order. Keys that an order does not name are not checked. */
const ExpectedSchema = v.record(
  v.string(),
  v.object({
    kind: v.optional(v.string()),
    status: v.string(),
    reason: v.optional(v.nullable(v.string())),
    patient: v.optional(v.nullable(v.string())),
    amountCents: v.optional(v.number()),
    cardType: v.optional(v.string()),
    paymentDate: v.optional(v.string()),
    description: v.optional(v.string()),
    warnings: v.optional(v.array(v.string())),
    adopted: v.optional(v.string()),
    candidates: v.optional(v.array(v.string())),
    top: v.optional(v.string()),
  }),
)
export type Expected = v.InferOutput<typeof ExpectedSchema>

/** The expected outcomes that a data folder holds, or undefined. */
export async function loadExpected(folder: string): Promise<Expected | undefined> {
  const text = await readFile(join(folder, 'expected.json'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : v.parse(ExpectedSchema, JSON.parse(text))
}

/** Every difference between what should have become of the orders and what did, a line each. */
export function differences(expected: Expected, outcomes: Outcomes, known: ReadonlySet<string>): string[] {
  const missing = Object.keys(outcomes).filter(number => !(number in expected))
  const wrong = Object.entries(expected).flatMap(([number, wanted]) => {
    const got = outcomes[number]
    return got ? compare(wanted, got, known).map(line => `${number}: ${line}`) : [`${number}: was never read`]
  })
  return [...wrong, ...missing.map(number => `${number}: is not expected at all`)]
}

function compare(wanted: Expected[string], got: OrderOutcome, known: ReadonlySet<string>): string[] {
  const patient = got.patient !== null && !known.has(got.patient) ? 'NEW' : got.patient
  const pairs: [string, unknown, unknown][] = [
    ['status', wanted.status, got.status],
    ['reason', wanted.reason ?? null, got.reason],
    ['warnings', [...(wanted.warnings ?? [])].sort().join(), [...got.warnings].sort().join()],
    ['patient', wanted.patient, patient],
    ['amount', wanted.amountCents, got.payment?.amountCents],
    ['card type', wanted.cardType, got.payment?.cardType],
    ['payment date', wanted.paymentDate, got.payment?.paymentDate],
    ['description', wanted.description, got.payment?.description],
    ['payment', wanted.adopted, got.payment?.id],
  ]
  return pairs
    .filter(([, should, is]) => should !== undefined && should !== is)
    .map(([what, should, is]) => `${what} should be ${should}, is ${is}`)
}

/**
 * What is wrong with the ledger itself: each `synced` order has exactly one live payment, and nothing else is new.
 * Independent of what the extension's store says about ids.
 */
export function ledgerFaults(
  practice: Practice,
  outcomes: Outcomes,
  ledger: readonly LedgerEntry[],
): string[] {
  const before = new Set(practice.ledger.map(payment => payment.id))
  const added = ledger.filter(payment => !before.has(payment.id))
  const synced = Object.entries(outcomes).filter(([, outcome]) => outcome.status === 'synced')
  const ids = new Set(synced.map(([, outcome]) => outcome.payment?.id))
  const marked = (number: string) =>
    ledger.filter(payment => payment.status === 'active' && payment.text.startsWith(`DermPRO #${number} `))
      .length
  return [
    ...added
      .filter(payment => !ids.has(payment.id))
      .map(payment => `payment ${payment.id} is new and no order's`),
    ...(ids.size === synced.length ? [] : ['two synced orders share a payment, or one has none']),
    ...synced
      .filter(([number]) => marked(number) > 1)
      .map(([number]) => `${number} is live in the ledger more than once`),
  ]
}
