import { metaInstant, usDate } from './calendar.ts'
import type { ApiCall } from './endpoint.ts'
import { SD } from './extensions.ts'
import { type Answer, refuse } from './outcome.ts'
import type { SearchFields } from './query.ts'
import type { Quote } from './quotes.ts'
import { answerSearch } from './search.ts'

const fields: SearchFields<Quote> = {
  _lastUpdated: { kind: 'date', of: ({ lastUpdated }) => [lastUpdated] },
  identifier: { kind: 'token', of: ({ id }) => [id] },
  use: { kind: 'token', of: () => ['exploratory'] },
  facility: { kind: 'token', of: ({ facility }) => [facility] },
  patient: { kind: 'token', of: ({ patient }) => [patient] },
  created: { kind: 'date', of: ({ day }) => [day] },
  'care-team': { kind: 'token', of: ({ provider }) => [provider] },
}

export function searchClaims(call: ApiCall): Answer {
  return answerSearch(call, { records: call.sim.quotes, fields, render: shownQuote })
}

export function readClaim({ sim, id }: ApiCall): Answer {
  const quote = sim.quotes.find(held => held.id === id)
  if (!quote) refuse(404, `Claim ${id} was not found`)
  return { status: 200, body: shownQuote(quote) }
}

/** Dates are written the US way here and nowhere else (Nextech API 2.10). */
function shownQuote(quote: Quote): unknown {
  const { code, text, cents } = quote.treatment
  const money = { value: cents / 100 }
  return {
    resourceType: 'Claim',
    id: quote.id,
    meta: { lastUpdated: metaInstant(quote.lastUpdated) },
    identifier: [{ use: 'official', value: quote.id }],
    status: quote.status,
    use: 'exploratory',
    patient: { reference: `Patient/${quote.patient}` },
    created: usDate(quote.day),
    facility: { reference: `Location/${quote.facility}` },
    careTeam: [{ provider: { reference: `Practitioner/${quote.provider}` } }],
    item: [
      {
        service: { coding: [{ code }], text },
        quantity: { value: 1 },
        unitPrice: money,
        net: money,
        extension: [{ url: `${SD}item-status`, valueString: quote.status }],
      },
    ],
    total: money,
  }
}
