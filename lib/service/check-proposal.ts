import type { RowReading } from '../contract/readings.ts'
import type { TeachCheck, TeachProposal } from '../contract/teach.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'
import { parseRow } from '../shop/parse/parse-row.ts'

const nothing = { date: null, customer: null, total: null, status: null, href: null }

/**
 * What the sync makes of the orders of a page that was just taught. A date or total that no order says in a form
 * that can be understood is left out: kept, it would make every row of the page unreadable.
 */
export function checkProposal(
  { profile, rows, found }: TeachProposal,
  shop: string,
  timeZone: string,
): TeachCheck {
  const alone = (row: RowReading, fact: 'date' | 'total' | 'status') => {
    const text = row[fact]
    const read = parseRow({ ...nothing, number: row.number, [fact]: text }, shop, timeZone)
    return { text, understood: text !== null && read.ok }
  }
  const checked = rows.map(row => ({
    number: row.number,
    date: alone(row, 'date'),
    customer: { text: row.customer, understood: row.customer !== null },
    total: alone(row, 'total'),
    status: alone(row, 'status'),
    hasLink: row.href !== null,
  }))
  const leftOut = (['date', 'total'] as const).filter(
    fact => profile[fact] !== null && checked.every(row => !row[fact].understood),
  )
  const usable = checked.some(row => row.date.understood || row.total.understood || row.status.understood)
  return { page: profile.page, found, rows: checked, leftOut, usable }
}

/** The profile without the facts that are not worth reading. */
export function withoutLeftOut(profile: ShopProfile, leftOut: TeachCheck['leftOut']): ShopProfile {
  return { ...profile, ...Object.fromEntries(leftOut.map(fact => [fact, null])) }
}
