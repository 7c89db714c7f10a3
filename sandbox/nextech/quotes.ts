import type { Practice } from '../practice/practice.ts'
import { toIso } from './calendar.ts'

const DAY = 86_400_000
const TREATMENTS = [
  { code: 'PEEL1', text: 'LIGHT PEEL', cents: 14_850 },
  { code: 'LASER2', text: 'LASER RESURFACING', cents: 62_000 },
  { code: 'FILL1', text: 'FILLER, ONE SYRINGE', cents: 71_500 },
]

export interface Quote {
  id: string
  patient: string
  facility: string
  provider: string
  /** the day, and the moment it was last touched */
  day: string
  lastUpdated: string
  status: 'active' | 'cancelled'
  treatment: (typeof TREATMENTS)[number]
}

/** A made quote for every ninth patient, every fifth of them cancelled: the same ones at each start. */
export function createQuotes({ setup, patients }: Practice): Quote[] {
  const chosen = patients.filter((_, index) => index % 9 === 8)
  return chosen.flatMap((patient, index) => {
    const treatment = TREATMENTS[index % TREATMENTS.length]
    if (!treatment) return []
    const lastUpdated = toIso(Date.parse(setup.now) - (1 + (index % 60)) * DAY)
    const status: Quote['status'] = index % 5 === 4 ? 'cancelled' : 'active'
    const place = { facility: setup.location.id, provider: setup.provider.id }
    const id = String(7001 + index)
    return [
      { id, patient: patient.id, ...place, day: lastUpdated.slice(0, 10), lastUpdated, status, treatment },
    ]
  })
}
