import { Declined } from '../contract/declined.ts'
import type { Presence } from '../contract/messages.ts'
import type { OrderRecord } from '../domain/posting.ts'
import type { Staff } from '../sync/staff-decision.ts'
import { say } from '../words/background-words.ts'
import type { Practice } from './practice.ts'
import type { Viewer } from './resolve-view.ts'

/** A person who has one order open. That they may is the host's to prove, and for a decision that they see it. */
export interface PanelSession {
  /** Key of the order. */
  key: string
  /** Names this opening in what is decided in it. */
  opening: string
  /** How this person is named to others who meet their decisions. */
  staffName: string | null
  /** Who else has the order open; they learn of this person. */
  otherViewer(): Promise<Presence | null>
}

/** The order that is open; declines with `expired` where it is gone. */
export async function openedOrder({ engine }: Practice, { key }: PanelSession): Promise<OrderRecord> {
  const record = await engine.store.get(key)
  if (!record) throw new Declined('expired', say('panel.no-ticket'))
  return record
}

/** Who decides, and about which question. */
export function staffOf(
  { engine, configuration }: Practice,
  { opening, staffName }: PanelSession,
  question?: string,
): Staff {
  return {
    store: engine.store,
    now: engine.clock.now(),
    undoSeconds: configuration.policy.undoSeconds,
    by: { panel: opening, name: staffName },
    question,
  }
}

/** Who looks: this opening, and who else has the order open. */
export async function viewerOf({ opening, otherViewer }: PanelSession): Promise<Viewer> {
  return { opening, other: await otherViewer() }
}
