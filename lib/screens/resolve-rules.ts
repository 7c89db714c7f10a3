import type { PanelView, SettlingView } from '../../components/resolve/view.ts'
import type { Reply } from '../contract/messages.ts'
import type { ResolveView, Watch } from '../contract/panel.ts'
import { awayIn } from './backend-trouble.ts'

/** More Billing tabs than these are not looked through for a payment posted by hand. */
export const maxLookedThrough = 10

/** On whose Billing tabs a payment of the order may be: possible patients, and those who have one already. */
export function billedIn(order: Pick<ResolveView, 'candidates' | 'settling'> | undefined): string[] {
  const paid = (order?.settling?.payments ?? []).map(({ patient }) => patient.uid).filter(Boolean)
  return [...new Set([...(order?.candidates ?? []).map(({ uid }) => uid), ...paid])]
}

/** Refusals after which what staff saw is not what there is. */
export const outdated: readonly string[] = ['taken', 'changed', 'too-late', 'patient-gone', 'payment-exists']

/** Nothing is decided. */
export const choosing = { kind: 'choosing' } as const

/** What a panel has not looked up or said yet. */
export const fresh = {
  failure: null,
  away: null,
  unseen: null,
  isReturned: false,
  search: { kind: 'idle' },
  payments: { kind: 'idle' },
  isLast: false,
  nextFailure: null,
  openFailure: null,
} as const satisfies Partial<SettlingView>

/** What "post anyway" says besides the patient: the payments that were on the screen. A plain choice says none. */
export function despiteOf(
  order: { existing: { payments: readonly { id: string }[] } | null } | undefined,
  anyway: boolean,
): { despite?: string[] } {
  const existing = order?.existing
  return anyway && existing ? { despite: existing.payments.map(({ id }) => id) } : {}
}

/** Decided here, and on its way to Nextech it met what nobody had seen: staff have it again. A later void is no such. */
export function isBack(view: PanelView, { open, status }: Pick<Watch, 'open' | 'status'>): boolean {
  const isGone = view.kind === 'order' && (view.step.kind === 'done' || view.step.kind === 'undo')
  return isGone && open && (status === 'resolve' || status === 'attention')
}

/** Whether the order is to be read again: it is asked otherwise, or what kept Nextech from being read is over. */
export function isOld(order: ResolveView, watch: Watch): boolean {
  const wasUnread = order.trouble !== null || (order.settling?.trouble ?? null) !== null
  const isOver = wasUnread && order.held !== null && watch.held === null
  return watch.question !== order.question || watch.open !== order.open || isOver
}

const shutCodes: readonly string[] = ['expired', 'nobody', 'closed', 'curtain', 'backend-not-paired']

/** Whether a panel may show its order no more: its ticket is taken back, this computer is locked, or disconnected. */
export function isShut(reply: Reply<unknown> | undefined): boolean {
  return reply?.ok === false && shutCodes.includes(reply.error.code)
}

/** Somebody else sits here by now, or nobody: of the order and its patients nothing is shown any more. */
export function shutBy(reply: Reply<unknown> | undefined): PanelView {
  const said = awayIn(reply)
  return said ? troubleOf(reply) : { kind: 'trouble', trouble: 'expired' }
}

/** Why there is no order to show, in the background's own words where it has some. */
export function troubleOf(reply: Reply<unknown> | undefined): PanelView {
  const error = reply && !reply.ok ? reply.error : undefined
  const trouble = error?.code === 'expired' ? 'expired' : 'unreachable'
  return { kind: 'trouble', trouble, ...(awayIn(reply) && { said: awayIn(reply) }) }
}

/** A panel that showed no order for trouble; it is read again when something changes. */
export function isLost(view: PanelView): boolean {
  return view.kind === 'trouble' && view.trouble === 'unreachable'
}

/** What the panel says of the backend from now on. What failed for it is no news once it answers again. */
export function awayNews(view: PanelView, reply: Reply<unknown> | undefined): Partial<SettlingView> {
  const wasAway = view.kind === 'order' && view.away !== null
  return { away: awayIn(reply), ...(wasAway && reply?.ok && { failure: null }) }
}

/** What may be told of an order that was decided here. What staff saw stays: it tells whether the same is asked again. */
export function newsOf({ status, held, waiting }: Watch): Pick<Watch, 'status' | 'held' | 'waiting'> {
  return { status, held, waiting }
}

/** Whether a panel shows nothing that others could have changed, or is itself at work. */
export function isBusy(view: PanelView): boolean {
  return view.kind !== 'order' || view.step.kind === 'saving' || view.step.kind === 'left'
}
