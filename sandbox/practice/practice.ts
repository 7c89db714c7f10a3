import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'

const named = v.object({ id: v.string(), name: v.string() })
const provider = v.object({ id: v.string(), family: v.string(), given: v.string() })

/** `practice.json`: what the office has set up in Nextech, and the moment the first sync may start. */
export const PracticeSetupSchema = v.object({
  name: v.string(),
  timeZone: v.string(),
  practiceId: v.string(),
  now: v.pipe(v.string(), v.isoTimestamp()),
  location: named,
  otherLocations: v.array(named),
  provider,
  otherProviders: v.array(provider),
  referralSource: named,
  paymentCategories: v.array(v.string()),
  cardTypes: v.array(v.string()),
  privateValuesAreSearchable: v.boolean(),
})
export type PracticeSetup = v.InferOutput<typeof PracticeSetupSchema>

/** `patients.json`: FHIR STU3 resources, served as they are but for withheld values. */
export const FhirPatientSchema = v.looseObject({
  resourceType: v.literal('Patient'),
  id: v.string(),
  name: v.array(
    v.looseObject({
      use: v.optional(v.string()),
      family: v.optional(v.string()),
      given: v.optional(v.array(v.string())),
    }),
  ),
  telecom: v.optional(
    v.array(
      v.looseObject({
        system: v.string(),
        use: v.optional(v.string()),
        value: v.optional(v.string()),
        extension: v.optional(v.array(v.looseObject({ url: v.string() }))),
      }),
    ),
    [],
  ),
  birthDate: v.optional(v.string()),
})
export type FhirPatient = v.InferOutput<typeof FhirPatientSchema>

const money = v.optional(v.nullable(v.number()))

/** One order of `orders.json`, in the shape of Magento's `GET /rest/V1/orders`. Times are UTC. */
export const MagentoOrderSchema = v.looseObject({
  entity_id: v.number(),
  increment_id: v.string(),
  state: v.string(),
  status: v.string(),
  created_at: v.string(),
  updated_at: v.string(),
  customer_id: v.optional(v.nullable(v.number())),
  customer_is_guest: v.optional(v.number(), 0),
  customer_email: v.string(),
  customer_firstname: v.optional(v.nullable(v.string())),
  customer_lastname: v.optional(v.nullable(v.string())),
  customer_dob: v.optional(v.nullable(v.string())),
  /** The store's own currency, and the one that the customer paid in. */
  base_currency_code: v.optional(v.string()),
  order_currency_code: v.optional(v.string()),
  base_grand_total: money,
  base_total_paid: money,
  base_total_due: money,
  base_total_refunded: money,
  subtotal: money,
  shipping_amount: money,
  tax_amount: money,
  discount_amount: money,
  grand_total: v.number(),
  total_paid: money,
  total_due: money,
  total_refunded: money,
  total_offline_refunded: money,
  base_total_offline_refunded: money,
  billing_address: v.looseObject({
    firstname: v.string(),
    lastname: v.string(),
    street: v.optional(v.array(v.string()), []),
    city: v.optional(v.nullable(v.string())),
    region: v.optional(v.nullable(v.string())),
    region_code: v.optional(v.nullable(v.string())),
    postcode: v.optional(v.nullable(v.string())),
    country_id: v.optional(v.nullable(v.string())),
    telephone: v.optional(v.nullable(v.string())),
    email: v.optional(v.nullable(v.string())),
  }),
  payment: v.looseObject({
    method: v.string(),
    cc_type: v.optional(v.nullable(v.string())),
    cc_last_4: v.optional(v.nullable(v.string())),
    cc_last4: v.optional(v.nullable(v.string())),
    additional_information: v.optional(v.array(v.string())),
  }),
  items: v.array(
    v.looseObject({
      item_id: v.number(),
      parent_item_id: v.optional(v.nullable(v.number())),
      sku: v.string(),
      name: v.string(),
      product_type: v.string(),
      qty_ordered: v.number(),
      qty_refunded: v.optional(v.number(), 0),
      qty_canceled: v.optional(v.number(), 0),
      price: v.number(),
      row_total: v.number(),
      tax_amount: money,
      discount_amount: money,
    }),
  ),
  extension_attributes: v.optional(
    v.looseObject({
      gift_cards: v.optional(
        v.array(v.looseObject({ code: v.string(), amount: v.number(), base_amount: money })),
      ),
      gift_cards_amount: money,
    }),
    {},
  ),
})
export type MagentoOrder = v.InferOutput<typeof MagentoOrderSchema>

/** One payment of `ledger.json`: what Nextech holds before the first sync, flattened. */
export const LedgerEntrySchema = v.object({
  id: v.string(),
  patient: v.string(),
  patientName: v.string(),
  amountCents: v.number(),
  date: v.string(),
  created: v.string(),
  category: v.string(),
  cardType: v.string(),
  location: v.string(),
  provider: v.string(),
  text: v.string(),
  status: v.picklist(['active', 'cancelled', 'entered-in-error']),
})
export type LedgerEntry = v.InferOutput<typeof LedgerEntrySchema>

/** A practice as the outside world hands it to us. */
export interface Practice {
  setup: PracticeSetup
  patients: FhirPatient[]
  orders: MagentoOrder[]
  ledger: LedgerEntry[]
}

/**
 * The practice in a data folder of four JSON files. Throws with the file, the path inside it and the
 * reason when one of them is not of the documented form.
 */
export async function loadPractice(folder: string): Promise<Practice> {
  return {
    setup: await readJson(folder, 'practice.json', PracticeSetupSchema),
    patients: await readJson(folder, 'patients.json', v.array(FhirPatientSchema)),
    orders: (await readJson(folder, 'orders.json', v.object({ items: v.array(MagentoOrderSchema) }))).items,
    ledger: await readJson(folder, 'ledger.json', v.array(LedgerEntrySchema)),
  }
}

async function readJson<S extends v.GenericSchema>(folder: string, name: string, schema: S) {
  const file = join(folder, name)
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(
      `${file} cannot be read. Give the folder of a practice: practice.json, patients.json, orders.json and ledger.json stand in it.`,
    )
  })
  const result = v.safeParse(schema, jsonOf(file, text))
  if (result.success) return result.output
  const [issue] = result.issues
  throw new Error(`${file}: ${v.getDotPath(issue) ?? 'the whole file'}: ${issue.message}`)
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${file} is no JSON. Take the file from the practice's folder again.`)
  }
}
