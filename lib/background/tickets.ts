import * as v from 'valibot'
import { sessionValue } from '../browser/session.ts'
import { isWithin } from '../domain/units.ts'

const TicketSchema = v.object({
  key: v.string(),
  tabId: v.number(),
  /** The frame that used it first; no other frame may use it after. */
  frameId: v.nullable(v.number()),
  /** The frame of the shop page whose script opened the panel, and tells how it stands. */
  shopFrameId: v.number(),
  issuedAt: v.number(),
  /** Names this opening in what it decides: unlike the ticket it opens nothing. */
  opening: v.string(),
  /** The order's number as the shop's page shows it beside the panel; null where it went on to another order. */
  number: v.nullable(v.string()),
})
export type Ticket = v.InferOutput<typeof TicketSchema>

const tickets = sessionValue('tickets', v.record(v.string(), TicketSchema))

/** A panel that nobody loaded or that stood open for so long must be opened again. */
const lifeMs = 30 * 60_000

/** A ticket for one opening of the resolve panel: one order, one tab, one frame. */
export async function issueTicket(order: {
  key: string
  tabId: number
  /** Known where the panel is open already and goes on. */
  frameId?: number
  /** The top frame where none is named. */
  shopFrameId?: number
  /** As the page shows it; none where no page does. */
  number?: string
}): Promise<string> {
  const id = crypto.randomUUID()
  const now = Date.now()
  await change(all => ({
    ...fresh(all, now),
    [id]: {
      ...{ frameId: null, shopFrameId: 0, number: null },
      ...order,
      opening: crypto.randomUUID(),
      issuedAt: now,
    },
  }))
  return id
}

/** The ticket, if this tab and frame may use it. */
export async function useTicket(
  id: string,
  tabId: number | undefined,
  frameId: number,
): Promise<Ticket | undefined> {
  let used: Ticket | undefined
  await change(all => {
    const living = fresh(all, Date.now())
    const ticket = Object.hasOwn(living, id) ? living[id] : undefined
    if (!ticket || ticket.tabId !== tabId || (ticket.frameId ?? frameId) !== frameId) return all
    used = { ...ticket, frameId }
    return { ...all, [id]: used }
  })
  return used
}

/** No panel that is open now is let in again. */
export function clearTickets(): Promise<void> {
  return change(() => ({}))
}

type Tickets = Record<string, Ticket>

/** One change at a time: two frames must not both be the first. */
function change(make: (all: Tickets) => Tickets): Promise<void> {
  return navigator.locks.request('tickets', async () => tickets.write(make((await tickets.read()) ?? {})))
}

function fresh(all: Tickets, now: number): Tickets {
  return Object.fromEntries(
    Object.entries(all).filter(([, ticket]) => isWithin(lifeMs, ticket.issuedAt, now)),
  )
}
