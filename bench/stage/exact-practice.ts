import type { FhirPatient, MagentoOrder, Practice } from '../../sandbox/practice/practice.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** A word for a number, so that no two people share the beginning of a name more often than chance. */
const word = (n: number) =>
  Array.from({ length: 6 }, (_, i) => letters[(n * 7 + i * 11 + ((n >> i) & 15)) % 26]).join('')

/** A practice whose every order is a known patient's: what the posting itself costs, and nothing else. */
export function exactPractice(practice: Practice, count: number, firstNumber = 500_000_000): Practice {
  const now = Date.parse(practice.setup.now)
  const people = Array.from({ length: count }, (_, i) => person(i))
  return {
    ...practice,
    ledger: [],
    patients: [...practice.patients.filter(isDummy), ...people.map(each => each.patient)],
    orders: people.map(({ buyer }, i) => orderOf(firstNumber + i, buyer, new Date(now - (i + 1) * 60_000))),
  }
}

const isDummy = (patient: FhirPatient) => patient.name.some(name => name.family === 'DermPRO')

interface Buyer {
  first: string
  last: string
  email: string
  phone: string
}

function person(i: number): { patient: FhirPatient; buyer: Buyer } {
  const buyer = {
    first: `A${word(i)}`,
    last: `B${word(i * 3 + 1)}`,
    email: `buyer${i}@example.com`,
    phone: `214${String(2_000_000 + i)}`,
  }
  const uid = `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`
  return {
    buyer,
    patient: {
      resourceType: 'Patient',
      id: uid,
      meta: { lastUpdated: '2026-01-15T10:00:00+00:00' },
      identifier: [
        { use: 'official', value: uid },
        { use: 'usual', value: String(50_000 + i) },
      ],
      name: [{ use: 'official', family: buyer.last, given: [buyer.first] }],
      telecom: [
        { system: 'email', value: buyer.email },
        { system: 'phone', use: 'mobile', value: buyer.phone },
      ],
      birthDate: '1980-05-05',
      address: [{ use: 'home', postalCode: '75001' }],
    },
  }
}

function orderOf(number: number, buyer: Buyer, placed: Date): MagentoOrder {
  const utc = placed.toISOString().slice(0, 19).replace('T', ' ')
  return {
    entity_id: number - 400_000_000,
    increment_id: String(number),
    state: 'processing',
    status: 'processing',
    created_at: utc,
    updated_at: utc,
    customer_is_guest: 0,
    customer_email: buyer.email,
    customer_firstname: buyer.first,
    customer_lastname: buyer.last,
    grand_total: 84,
    subtotal: 84,
    total_paid: 84,
    total_due: 0,
    billing_address: {
      firstname: buyer.first,
      lastname: buyer.last,
      street: ['1 Main St'],
      city: 'Dallas',
      region_code: 'TX',
      postcode: '75001',
      country_id: 'US',
      telephone: buyer.phone,
    },
    payment: { method: 'bluepay_payment', cc_type: 'VI', cc_last_4: '1111' },
    items: [
      {
        item_id: number,
        sku: 'COL-TNT-02',
        name: 'Tinted Moisturizer',
        product_type: 'simple',
        qty_ordered: 1,
        qty_refunded: 0,
        qty_canceled: 0,
        price: 84,
        row_total: 84,
      },
    ],
    extension_attributes: {},
  }
}
