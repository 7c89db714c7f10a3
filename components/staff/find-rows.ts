import type { QueueRow } from '../../lib/contract/staff-queue.ts'
import { formatCents } from '../../lib/domain/money.ts'

/** What payments of the first store begin with, as people copy it out of Nextech. */
const marker = 'dermpro'

/** The rows that hold every word of the text, in any letter case, and a customer with or without accents and apostrophes. */
export function findRows(rows: readonly QueueRow[], text: string): QueueRow[] {
  const words = text.toLowerCase().replaceAll('#', ' ').split(/\s+/).filter(Boolean)
  return rows.filter(row => {
    const [told, customer] = [toldOf(row), plain(row.customer)]
    return words.every(word => told.includes(word) || isNamed(customer, word))
  })
}

function toldOf({ number, customer, amountCents, foreign, suspects, payments = [], shop }: QueueRow) {
  const found = payments.flatMap(({ id, chart = '' }) => [id, chart])
  const amounts = foreign ? [foreign] : [formatCents(amountCents), (amountCents / 100).toFixed(2)]
  return [marker, number, customer, ...amounts, shop, ...suspects, ...found].join(' ').toLowerCase()
}

const isNamed = (customer: string, word: string) => {
  const parts = plain(word).split(' ').filter(Boolean)
  return parts.length > 0 && parts.every(part => customer.includes(part))
}

/** A name as anybody types it: up and down again, so that `ß` and `ss` meet. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\p{Pd}/gu, ' ')
    .replace(/[\p{P}\p{S}\u02bb-\u02bd]/gu, '')
    .toUpperCase()
    .toLowerCase()
}
