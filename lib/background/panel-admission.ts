import { Declined, type From } from '../browser/router.ts'
import { readStaffName } from '../browser/staff-name.ts'
import { rollCall, standingOf, tellOwnPages } from '../browser/tabs.ts'
import type { OrderRecord } from '../domain/posting.ts'
import type { Linking } from '../sync/hand-posted.ts'
import type { Staff } from '../sync/staff-decision.ts'
import { say } from '../words/background-words.ts'
import type { Companion } from './companion.ts'
import type { Looker } from './resolve-view.ts'
import { type Ticket, useTicket } from './tickets.ts'
import type { World } from './world.ts'

/** What a valid ticket opens. */
export interface Admitted {
  world: World
  record: OrderRecord
  key: string
  ticket: Ticket
  from: From
}

/** Lets a panel in by its ticket; declines with `expired` where this tab and frame hold none. */
export async function admit(companion: Companion, id: string, from: From): Promise<Admitted> {
  const [world, ticket] = [await companion.world(), await useTicket(id, from.tabId, from.frameId)]
  const record = ticket && (await world?.engine.store.get(ticket.key))
  if (!world || !ticket || !record) throw new Declined('expired', say('panel.no-ticket'))
  return { world, record, key: ticket.key, ticket, from }
}

/** Who decides, and about which question. */
export async function staffOf({ world, ticket }: Admitted, question?: string): Promise<Staff> {
  const { engine, configuration } = world
  return {
    store: engine.store,
    now: engine.clock.now(),
    undoSeconds: configuration.policy.undoSeconds,
    by: { panel: ticket.opening, name: await readStaffName() },
    question,
  }
}

/** The panel of this ticket, and who else has the order open. */
export async function lookerOf({ key, ticket }: Admitted): Promise<Looker> {
  const by = { name: await readStaffName(), since: ticket.issuedAt }
  return { opening: ticket.opening, other: await rollCall(key, ticket.opening, by) }
}

/**
 * Declines a decision where the panel is covered, was moved, or its page shows another order by now. Inside of our own
 * workbench there is no page that could.
 */
export async function mustStand({ from, ticket, record }: Admitted): Promise<void> {
  if (from.kind !== 'panel') return
  const number = ticket.isAnchored ? record.posting.number : null
  const standing = from.tabId === undefined ? 'closed' : await standingOf(from.tabId, number)
  if (standing !== 'ok') throw new Declined('not-standing', say(`panel.standing.${standing}`))
}

/** What keeps staff's word from being taken, in a sentence; others who have the order open are told of it otherwise. */
export function mustBeDone(outcome: Linking): void {
  if (outcome !== 'done') throw new Declined(outcome, say(`panel.refused.${outcome}`))
  void tellOwnPages()
}
