import { brandOf, untoldBrand } from '../domain/card-types.ts'
import { shopOriginOf } from '../domain/stores.ts'
import type { Practice } from './practice.ts'

/** What Settings asks a person for an order's sake, as the query of its address: a brand's label, or how a shop is read. */
export async function settingsQuestion(
  { intake, configuration }: Practice,
  origin: string,
  number: string,
): Promise<Record<string, string>> {
  const record = (await intake.records(origin, [number])).get(number)
  const { problem, status } = (await intake.listings(origin, [number])).get(number) ?? {}
  const shop = shopOriginOf(configuration.shops, origin) ?? origin
  if (problem === 'status-unknown' && status !== undefined) return { shop, status }
  if (problem === 'date-unclear') return { shop }
  return record?.posting.reason === 'card-type-missing' ? { brand: brandOf(record.order) ?? untoldBrand } : {}
}
