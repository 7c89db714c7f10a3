import type { From } from '../browser/router.ts'
import { readStaffName } from '../browser/staff-name.ts'
import { askPresence, standingOf, standingOfTaught } from '../browser/tabs.ts'
import { Declined } from '../contract/declined.ts'
import type { Standing } from '../contract/page-messages.ts'
import type { PracticeService } from '../service/answer.ts'
import type { PanelSession } from '../service/panel-session.ts'
import { say } from '../words/background-words.ts'
import { type Ticket, useTicket } from './tickets.ts'

/** Who has the practice's service, once it is known whether there is one. */
export interface ServiceHolder {
  service(): Promise<PracticeService | undefined>
  /** What it failed with goes here too: a browser that cannot write is told to people. */
  storeFailed(error: unknown): void
}

/** What a valid ticket opens. */
export interface OpenPanel {
  service: PracticeService
  session: PanelSession
  ticket: Ticket
  from: From
}

/** Lets a panel in by its ticket; declines with `expired` where this tab and frame hold none. */
export async function authorizePanel(app: ServiceHolder, id: string, from: From): Promise<OpenPanel> {
  const [service, ticket] = [await app.service(), await useTicket(id, from.tabId, from.frameId)]
  if (!service || !ticket) throw new Declined('expired', say('panel.no-ticket'))
  const { key, opening, issuedAt } = ticket
  const staffName = await readStaffName()
  const otherViewer = () => askPresence(key, opening, { name: staffName, since: issuedAt })
  return { service, session: { key, opening, staffName, otherViewer }, ticket, from }
}

/**
 * Declines a decision where the panel is covered, was moved, or its page shows another order by now. Inside of our own
 * workbench there is no page that could.
 */
export async function assertPanelVisible({ ticket, from }: OpenPanel): Promise<void> {
  if (from.kind !== 'panel') return
  const { tabId } = from
  refuseUnless(tabId === undefined ? 'closed' : await standingOf(tabId, ticket.shopFrameId, ticket.number))
}

/** The same for the page that shows what staff have taught. */
export async function assertTaughtVisible({ tabId }: From): Promise<void> {
  refuseUnless(tabId === undefined ? 'closed' : await standingOfTaught(tabId))
}

function refuseUnless(standing: Standing): void {
  if (standing !== 'ok') throw new Declined('not-standing', say(`panel.standing.${standing}`))
}
