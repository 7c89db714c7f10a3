import type { LedgerPayment } from '../domain/ledger.ts'
import type { Answer, LedgerQuery } from '../sync/ports/nextech.ts'
import type { Http } from './http.ts'
import { incomplete } from './list-page.ts'
import { type ListListeners, listAll } from './paging.ts'
import { ledgerSearch } from './searches.ts'
import { type PaymentContext, parsePayment } from './wire-payment.ts'

/** A practice's whole ledger may be read at first. */
const maxPages = 200

/** Reads payments, in the words that this build of Nextech understands. */
export type PaymentLists = (query: LedgerQuery, context: PaymentContext) => Promise<Answer<LedgerPayment[]>>

type Moment = 'createdFrom' | 'updatedFrom'

/**
 * Lists of payments. Builds before 14.3 refuse a time where a day is wanted (Nextech API 1.4): what one of them refused is
 * asked by days from then on, from the day before, so that nothing is left out wherever its days begin.
 */
export function createPaymentLists(http: Http, listeners: ListListeners): PaymentLists {
  const byDays = new Set<Moment>()

  const read = async (query: LedgerQuery, context: PaymentContext): Promise<Answer<LedgerPayment[]>> => {
    const parameters = ledgerSearch(query, byDays)
    const parse = (resource: unknown) => parsePayment(resource, context)
    const answer = await listAll(http, { resource, parameters, parse, maxPages, listeners })
    if (!answer.ok) return answer
    return { ok: true, value: answer.value.filter(payment => payment !== 'insurance') }
  }

  const lists: PaymentLists = async (query, context) => {
    const answer = await read(query, context)
    const moment = momentOf(query)
    const isRefused = !answer.ok && answer.status === 400
    if (!isRefused || moment === undefined || byDays.has(moment)) return answer
    byDays.add(moment)
    const again = moment === 'createdFrom' ? await read(query, context) : await changed(query, context)
    if (again.ok) return again
    byDays.delete(moment)
    if (again.status !== 400) return again
    return { ...answer, message: `${refused} ${answer.message}` }
  }

  /** The first list by days of change must hold what was made on these days: else it says nothing of what changed. */
  async function changed(query: LedgerQuery, context: PaymentContext): Promise<Answer<LedgerPayment[]>> {
    const { updatedFrom = 0, ...rest } = query
    // Asked for first: what is made meanwhile is in the second one.
    const made = await lists({ ...rest, createdFrom: updatedFrom }, context)
    if (!made.ok) return made
    const answer = await read(query, context)
    if (!answer.ok) return answer
    const shown = new Set(answer.value.map(({ id }) => id))
    if (made.value.every(({ id }) => shown.has(id))) return answer
    const sentence =
      "Nextech's list of the payments that changed since a day lacks payments that were made since."
    return incomplete({ resource, parameters: ledgerSearch(query, byDays) }, sentence)
  }

  return lists
}

const resource = 'PaymentReconciliation'

const refused =
  'Nextech refuses to search for payments by when they changed, by time and by day. Builds before 14.3 know no times, and before 14.2 no such search: ask Nextech for an update.'

function momentOf({ createdFrom, updatedFrom }: LedgerQuery): Moment | undefined {
  if (updatedFrom !== undefined) return 'updatedFrom'
  return createdFrom === undefined ? undefined : 'createdFrom'
}
