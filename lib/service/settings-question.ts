import { brandOf, untoldBrand } from '../domain/card-types.ts'
import type { ReasonCode } from '../domain/reasons.ts'
import { shopOriginOf } from '../domain/stores.ts'
import type { Practice } from './practice.ts'

/**
 * What Settings asks a person for an order's sake, as the query of its address: a brand's label, or how a shop is read.
 * `shown` = the reason that the order's badge gave. It counts for an order that was never read, since no page of its own
 * was there.
 */
export async function settingsQuestion(
  { intake, configuration }: Practice,
  origin: string,
  number: string,
  shown?: ReasonCode,
): Promise<Record<string, string>> {
  const record = (await intake.records(origin, [number])).get(number)
  const { problem, status } = (await intake.listings(origin, [number])).get(number) ?? {}
  const shop = shopOriginOf(configuration.shops, origin) ?? origin
  if (problem === 'status-unknown' && status !== undefined) return { shop, status }
  const isOnlyRow = record === undefined && !problem
  if (problem === 'date-unclear' || (isOnlyRow && shown === 'date-unclear')) return { shop }
  return record?.posting.reason === 'card-type-missing' ? { brand: brandOf(record.order) ?? untoldBrand } : {}
}
