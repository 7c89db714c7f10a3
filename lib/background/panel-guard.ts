import type { From } from '../browser/router.ts'
import { readStaffName } from '../browser/staff-name.ts'
import { askPresence, standingOf } from '../browser/tabs.ts'
import { Declined } from '../contract/declined.ts'
import { openedOrder, type PanelSession } from '../service/panel-session.ts'
import type { Practice } from '../service/practice.ts'
import { say } from '../words/background-words.ts'
import { type Ticket, useTicket } from './tickets.ts'

/** Who has the practice, once it is known whether there is one. */
export interface PracticeHolder {
  practice(): Promise<Practice | undefined>
}

/** What a valid ticket opens. */
export interface OpenPanel {
  practice: Practice
  session: PanelSession
  ticket: Ticket
  from: From
}

/** Lets a panel in by its ticket; declines with `expired` where this tab and frame hold none. */
export async function authorizePanel(app: PracticeHolder, id: string, from: From): Promise<OpenPanel> {
  const [practice, ticket] = [await app.practice(), await useTicket(id, from.tabId, from.frameId)]
  if (!practice || !ticket) throw new Declined('expired', say('panel.no-ticket'))
  const { key, opening, issuedAt } = ticket
  const staffName = await readStaffName()
  const otherViewer = () => askPresence(key, opening, { name: staffName, since: issuedAt })
  const session = { key, opening, staffName, otherViewer }
  // Whatever is asked: an order that is gone has no panel.
  await openedOrder(practice, session)
  return { practice, session, ticket, from }
}

/**
 * Declines a decision where the panel is covered, was moved, or its page shows another order by now. Inside of our own
 * workbench there is no page that could.
 */
export async function assertPanelVisible({ practice, session, ticket, from }: OpenPanel): Promise<void> {
  if (from.kind !== 'panel') return
  const { posting } = await openedOrder(practice, session)
  const number = ticket.isAnchored ? posting.number : null
  const { tabId } = from
  const standing = tabId === undefined ? 'closed' : await standingOf(tabId, ticket.shopFrameId, number)
  if (standing !== 'ok') throw new Declined('not-standing', say(`panel.standing.${standing}`))
}
