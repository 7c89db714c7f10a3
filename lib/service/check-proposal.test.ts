import { describe, expect, it } from 'vitest'
import type { RowReading } from '../contract/readings.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'
import { checkProposal, withoutLeftOut } from './check-proposal.ts'

const place = { heading: null, at: { by: 'path' as const, steps: [1] } }
const profile: ShopProfile = {
  format: 'nextech-sync/shop-profile',
  version: 1,
  page: '/orders',
  first: false,
  rows: [{ tag: 'li' }],
  cells: null,
  number: place,
  numbers: { prefix: '', digits: [9, 9] },
  date: place,
  customer: place,
  total: place,
  status: place,
  link: null,
}
const row: RowReading = {
  number: '100004001',
  date: '2026-03-01 14:05',
  customer: 'Zoe Example',
  total: '$84.00',
  status: 'Processing',
  href: 'https://shop.example.com/o/1',
}
const check = (...rows: RowReading[]) =>
  checkProposal({ profile, rows, found: 20 }, 'https://shop.example.com', 'America/Chicago')

describe('what the sync makes of a taught page', () => {
  it('is all of it where it knows every form', () => {
    const { rows, leftOut, usable } = check(row)
    expect({ leftOut, usable }).toEqual({ leftOut: [], usable: true })
    expect(rows[0]).toEqual({
      number: '100004001',
      date: { text: '2026-03-01 14:05', understood: true },
      customer: { text: 'Zoe Example', understood: true },
      total: { text: '$84.00', understood: true },
      status: { text: 'Processing', understood: true },
      hasLink: true,
    })
  })

  it('leaves out a form that it does not know in any order, not one that a single order spoils', () => {
    const euros = { ...row, total: '84,00 €' }
    expect(check(euros, euros)).toMatchObject({ leftOut: ['total'], usable: true })
    expect(check(euros, row)).toMatchObject({ leftOut: [] })
    expect(withoutLeftOut(profile, ['total'])).toEqual({ ...profile, total: null })
  })

  it('is of no use where nothing but numbers and names is understood', () => {
    const odd = { ...row, date: 'Frühling', total: null, status: 'Offen', href: null }
    expect(check(odd)).toMatchObject({ usable: false, rows: [{ hasLink: false }] })
  })
})
