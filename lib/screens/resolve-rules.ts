import type { PanelView, SettlingView } from '../../components/resolve/view.ts'
import type { Watch } from '../contract/panel.ts'

/** More Billing tabs than these are not looked through for a payment posted by hand. */
export const maxLookedThrough = 10

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
