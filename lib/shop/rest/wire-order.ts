import * as v from 'valibot'

/** As the page reader tidies its cells: no direction marks, white space collapsed. */
function tidy(text: string): string {
  return text
    .replace(/\p{Bidi_Control}|[\u200b\ufeff]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const word = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.transform(tidy))
/** Empty fields are simply missing, and what is no text is none. */
const text = v.fallback(v.nullish(word, ''), '')
const money = v.nullish(v.union([v.string(), v.number()]))
/** It only explains a total: an order is none the less understood without it. */
const explaining = v.fallback(money, null)

const AddressSchema = v.object({
  firstname: text,
  lastname: text,
  suffix: text,
  company: text,
  street: v.fallback(v.nullish(v.array(text), []), []),
  city: text,
  region: text,
  postcode: text,
  country_id: text,
  telephone: text,
  email: text,
})

const ItemSchema = v.object({
  parent_item_id: text,
  sku: text,
  name: text,
  product_type: text,
  qty_ordered: text,
  product_option: v.fallback(
    v.nullish(
      v.object({
        extension_attributes: v.nullish(v.object({ giftcard_item_option: v.nullish(v.unknown()) })),
      }),
    ),
    null,
  ),
})
export type WireItem = v.InferOutput<typeof ItemSchema>

const AttributesSchema = v.object({
  gift_cards_amount: money,
  base_gift_cards_amount: money,
  customer_balance_amount: explaining,
  base_customer_balance_amount: explaining,
  reward_currency_amount: explaining,
  base_reward_currency_amount: explaining,
  gift_cards: v.nullish(v.array(v.object({ amount: money, base_amount: money }))),
  payment_additional_info: v.fallback(v.nullish(v.array(v.object({ key: text, value: text })), []), []),
  /** Stores that take several payments for one order list them here. */
  payments: v.optional(v.unknown()),
})

/** An order of `GET /V1/orders`, as far as it matters here (order pages B4). */
export const WireOrderSchema = v.object({
  increment_id: word,
  created_at: text,
  state: text,
  status: text,
  customer_email: text,
  customer_firstname: text,
  customer_lastname: text,
  customer_suffix: text,
  customer_dob: text,
  base_currency_code: text,
  order_currency_code: text,
  store_currency_code: text,
  global_currency_code: text,
  grand_total: money,
  base_grand_total: money,
  subtotal: explaining,
  base_subtotal: explaining,
  shipping_amount: explaining,
  base_shipping_amount: explaining,
  tax_amount: explaining,
  base_tax_amount: explaining,
  discount_amount: explaining,
  base_discount_amount: explaining,
  total_paid: money,
  base_total_paid: money,
  total_refunded: money,
  base_total_refunded: money,
  total_online_refunded: money,
  base_total_online_refunded: money,
  total_offline_refunded: money,
  base_total_offline_refunded: money,
  total_due: money,
  base_total_due: money,
  billing_address: v.nullish(AddressSchema),
  payment: v.nullish(
    v.object({
      method: text,
      cc_type: text,
      cc_last4: text,
      cc_last_4: text,
      additional_information: v.optional(v.unknown()),
    }),
  ),
  items: v.array(ItemSchema),
  extension_attributes: v.nullish(AttributesSchema),
})
export type WireOrder = v.InferOutput<typeof WireOrderSchema>

/** What must be told of an order before it is understood, so that a bad one can be named and passed over. */
export const WireHeadSchema = v.object({
  entity_id: word,
  increment_id: text,
  updated_at: text,
  state: text,
  status: text,
  grand_total: text,
  total_paid: text,
  total_refunded: text,
  total_due: text,
  base_grand_total: text,
  base_total_paid: text,
  base_total_refunded: text,
  base_total_due: text,
})
/** What changes in an order when its money or its status does: these fields are enough to see that it changed. */
export const shortFields = Object.keys(WireHeadSchema.entries)

/** The answer around the orders; each of them is parsed by itself. */
export const WirePageSchema = v.object({
  items: v.pipe(
    v.nullish(v.array(v.unknown()), []),
    v.transform(items => items ?? []),
  ),
  total_count: v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))]),
    v.integer(),
    v.minValue(0),
  ),
})
