import type { PanelView, SettlingView } from '../../components/resolve/view.ts'
import type { Reply } from '../contract/messages.ts'
import type { ResolveView, Watch } from '../contract/panel.ts'

/** More Billing tabs than these are not looked through for a payment posted by hand. */
export const maxLookedThrough = 10

/** On whose Billing tabs a payment of the order may be: possible patients, and those who have one already. */
export function billedIn(order: Pick<ResolveView, 'candidates' | 'settling'> | undefined): string[] {
  const paid = (order?.settling?.payments ?? []).map(({ patient }) => patient.uid).filter(Boolean)
  return [...new Set([...(order?.candidates ?? []).map(({ uid }) => uid), ...paid])]
}

/** Refusals after which what staff saw is not what there is. */
export const outdated: readonly string[] = ['taken', 'changed', 'too-late', 'patient-gone', 'payment-exists']

/** What a panel has not looked up or said yet. */
export const fresh = {
  failure: null,
  unseen: null,
  isReturned: false,
  search: { kind: 'idle' },
  payments: { kind: 'idle' },
  isLast: false,
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

/** Whether a panel may show its order no more: its ticket is taken back, or this computer is locked. */
export function isShut(reply: Reply<unknown> | undefined): boolean {
  return reply?.ok === false && ['expired', 'nobody', 'closed', 'curtain'].includes(reply.error.code)
}

/** Somebody else sits here by now, or nobody: of the order and its patients nothing is shown any more. */
export const shut: PanelView = { kind: 'trouble', trouble: 'expired' }

/** Whether a panel shows nothing that others could have changed, or is itself at work. */
export function isBusy(view: PanelView): boolean {
  return view.kind !== 'order' || view.step.kind === 'saving' || view.step.kind === 'left'
}
