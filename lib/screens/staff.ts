import { type ReadonlySignal, signal } from '@preact/signals'
import * as v from 'valibot'
import type { StaffEvents, StaffReady, StaffView } from '../../components/staff/view.ts'
import { onChanged, sendToBackground } from '../browser/ext-messaging.ts'
import { readOrderAddresses } from '../browser/order-addresses.ts'
import { readPresent } from '../browser/people.ts'
import { readSnoozes } from '../browser/snoozes.ts'
import type { Queue } from '../contract/staff-queue.ts'
import { addressKey, type OrderAddresses } from '../domain/order-address.ts'
import { ReasonCodeSchema } from '../domain/reasons.ts'
import { awayIn } from './backend-trouble.ts'
import { createClosing } from './closed-orders.ts'
import { createResolveScreen, type ResolveScreen } from './resolve.ts'
import { createSnoozing } from './snoozing.ts'

export interface StaffScreen {
  view: ReadonlySignal<StaffView>
  /** The panel of the order that is open, inside of this very page. */
  panel: ReadonlySignal<ResolveScreen | null>
  events: StaffEvents
}

/** The workbench's "Needs staff", live; the order that somebody opens is resolved inside of it. */
export function createStaffScreen(): StaffScreen {
  const view = signal<StaffView>({ kind: 'loading' })
  const panel = signal<ResolveScreen | null>(null)
  let closing = new AbortController()
  const show = (change: Partial<StaffReady>) => {
    if (view.value.kind === 'ready') view.value = { ...view.value, ...change }
  }

  async function read(): Promise<void> {
    const reply = await sendToBackground('ext-bg/queue', {})
    const isPersonKnown = (await readPresent()) !== null
    if (!reply?.ok) view.value = unread(view.value, awayIn(reply) !== null)
    else if (reply.value === null) view.value = { kind: 'not-configured' }
    else {
      const snoozes = await readSnoozes()
      const addresses = await addressesOf(reply.value)
      const kept = view.value.kind === 'ready' ? { ...view.value, isOld: false } : unopened
      const told = { ...reply.value, snoozes, reason: reasonIn(location.hash), isPersonKnown, addresses }
      view.value = { ...kept, kind: 'ready', ...told }
    }
  }

  function close(): void {
    closing.abort()
    panel.value = null
    show({ openKey: null })
  }

  async function open(key: string): Promise<void> {
    const reply = await sendToBackground('ext-bg/open-resolve', { key })
    if (!reply?.ok) return void read()
    closing.abort()
    closing = new AbortController()
    panel.value = createResolveScreen(reply.value.ticket, { close, signal: closing.signal })
    show({ openKey: key })
  }

  async function lookAgain(): Promise<void> {
    show({ isLooking: true })
    await sendToBackground('ext-bg/sync-now', {})
    await read()
    show({ isLooking: false })
  }

  async function showMemory(): Promise<void> {
    if (view.value.kind === 'ready' && view.value.memory.kind === 'closed')
      show({ memory: { kind: 'loading' } })
    const reply = await sendToBackground('ext-bg/remembered', {})
    show({ memory: reply?.ok ? { kind: 'shown', ...reply.value } : { kind: 'closed' } })
  }

  onChanged(() => void read())
  /** A badge's RESOLVE may ask for its order here. */
  const openAsked = () => {
    const key = new URLSearchParams(location.hash.split('?')[1]).get('order')
    if (key) void open(key)
  }
  addEventListener('hashchange', () => {
    show({ reason: reasonIn(location.hash) })
    openAsked()
  })
  void read().then(openAsked)
  return {
    view,
    panel,
    events: {
      onOpen: key => void open(key),
      onLookAgain: () => void lookAgain(),
      ...createSnoozing(view, show),
      ...createClosing(view, show, read),
      onSaveName: async name => (await sendToBackground('ext-bg/staff-name', { name }))?.ok === true,
      onShowMemory: () => void showMemory(),
      onForget: (key, uid) => void sendToBackground('ext-bg/forget', { key, uid }).then(showMemory),
    },
  }
}

/** What is shown where the list could not be read. That the backend is away the workbench says above. */
function unread(view: StaffView, isAway: boolean): StaffView {
  if (view.kind === 'ready') return { ...view, isOld: !isAway }
  return { kind: isAway ? 'away' : 'unreachable' }
}

/** Where the orders of the queue have their pages, by their keys. */
async function addressesOf({ rows, quotes = [] }: NonNullable<Queue>): Promise<OrderAddresses> {
  const known = await readOrderAddresses()
  const found = [...rows, ...quotes].flatMap(({ key, shop, number }) => {
    const href = known[addressKey(shop, number)]
    return href === undefined ? [] : [[key, href] as const]
  })
  return Object.fromEntries(found)
}

const unopened = {
  snoozes: {},
  isLooking: false,
  openKey: null,
  memory: { kind: 'closed' },
  closed: null,
} as const

/** `#/staff?reason=refused`: a reason that there is, or none. */
function reasonIn(hash: string) {
  const asked = new URLSearchParams(hash.split('?')[1] ?? '').get('reason')
  return v.is(ReasonCodeSchema, asked) ? asked : null
}
