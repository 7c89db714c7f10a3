import { type ReadonlySignal, signal } from '@preact/signals'
import type { PanelEvents, PanelView, SettlingView } from '../../components/resolve/view.ts'
import { onChanged, onPresenceQuery, sendToBackground } from '../browser/ext-messaging.ts'
import type { Sight } from '../browser/panel-visibility.ts'
import { readStaffName } from '../browser/staff-name.ts'
import type { Presence, Reply } from '../contract/messages.ts'
import type { CandidateView, ResolveView } from '../contract/panel.ts'
import type { ClosingWord } from '../contract/staff-queue.ts'
import type { PatientForm } from '../domain/patient-form.ts'
import { createCountdown } from './countdown.ts'
import { findPayments, searchPatients } from './panel-lookups.ts'
import { billedIn, despiteOf, fresh, isBack, isBusy, isOld, isShut, outdated, shut } from './resolve-rules.ts'

export interface ResolveOptions {
  /** Takes the panel away; in a shop page the page does it. */
  close: () => void
  /** Ends the panel where its page lives on. */
  signal?: AbortSignal
  /** Whether a person can have seen what they decide about. */
  sight?: () => Sight
}

export interface ResolveScreen {
  view: ReadonlySignal<PanelView>
  events: PanelEvents
}

/** The resolve panel of one ticket after the other: what it shows, and what a person decides in it. */
export function createResolveScreen(ticket: string, options: ResolveOptions): ResolveScreen {
  const panel = new Panel(ticket, options)
  if (ticket !== '') panel.start(options.signal ?? new AbortController().signal)
  return { view: panel.view, events: eventsOf(panel, options.close) }
}

function eventsOf(panel: Panel, close: () => void): PanelEvents {
  return {
    onChoose: (uid, others) => void panel.choose(uid, others),
    onNewPatient: completion => void panel.addPatient(completion),
    onPostAnyway: uid => void panel.choose(uid, [], true),
    onNewPatientAnyway: completion => void panel.addPatient(completion, true),
    onUndo: () => void panel.undo(),
    onSearch: text => void panel.search(text),
    onFindPayment: text => void panel.findPayment(text),
    onLink: paymentId => void panel.link(paymentId),
    onSettle: word => void panel.say(word),
    onReopen: () => void panel.say(null),
    onDeny: uid => void panel.remember('panel-bg/deny', uid),
    onAllow: uid => void panel.remember('panel-bg/allow', uid),
    onForget: () => void panel.forget(),
    onLater: () => panel.settle({ step: { kind: 'left' } }),
    onNext: () => void panel.next(),
    onOpenQueue: () => void panel.openWorkbench('panel-bg/open-queue'),
    onHistory: () => void panel.openWorkbench('panel-bg/open-history'),
    onRetry: () => void panel.load(),
    onClose: close,
  }
}

class Panel {
  readonly view
  readonly #sight: () => Sight
  readonly #opened = Date.now()
  readonly #countdown
  #ticket: string
  #order: ResolveView | undefined
  /** Orders that were settled or left here: "next" goes on to others. */
  readonly #passed = new Set<string>()
  #isChosenHere = false
  #isUndoing = false
  #staffName: string | null = null

  constructor(ticket: string, { sight = () => 'seen' }: ResolveOptions) {
    this.#ticket = ticket
    this.#sight = sight
    this.view = signal<PanelView>({ kind: ticket === '' ? 'nothing' : 'loading' })
    this.#countdown = createCountdown(step => this.settle({ step }))
  }

  start(signal: AbortSignal): void {
    void this.load()
    void readStaffName().then(name => {
      this.#staffName = name
    })
    onChanged(() => void this.#watch(), signal)
    signal.addEventListener('abort', () => this.#countdown.stop())
    const present = () => {
      if (!this.#order?.open || this.#isChosenHere) return null
      const { key, opening } = this.#order
      return { key, opening, presence: { name: this.#staffName, since: this.#opened } }
    }
    onPresenceQuery(present, caller => this.#meet(caller), signal)
  }

  /** Somebody has just opened the same order: who was here first is told at once, not at the next change. */
  #meet(other: Presence): void {
    if (!this.#order || this.#order.other) return
    this.#order = { ...this.#order, other }
    this.settle({ order: this.#order })
  }

  settle(change: Partial<SettlingView>): void {
    if (this.view.value.kind === 'order') this.view.value = { ...this.view.value, ...change }
  }

  /** `isQuiet` = what is on the screen stays until it is replaced, and what was looked up stays after it. */
  async load(isQuiet = false): Promise<void> {
    const ticket = this.#ticket
    if (!isQuiet) this.view.value = { kind: 'loading' }
    const reply = await sendToBackground('panel-bg/load', { ticket })
    if (ticket !== this.#ticket) return
    if (!reply?.ok) {
      const isExpired = reply?.error.code === 'expired'
      this.view.value = { kind: 'trouble', trouble: isExpired ? 'expired' : 'unreachable' }
      return
    }
    const order = reply.value
    this.#order = order
    const before = isQuiet && this.view.value.kind === 'order' ? this.view.value : fresh
    this.view.value = { ...before, kind: 'order', order, step: { kind: 'choosing' } }
    this.#resume(order)
  }

  /** A choice made before, here or elsewhere, still counts down: it can be taken back. */
  #resume({ decided, now }: ResolveView): void {
    if (!decided?.undoUntil || decided.undoUntil <= now) return
    this.#countdown.start((decided.undoUntil - now) / 1000, {
      patient: '',
      isNew: decided.kind === 'new-patient',
      orders: 1,
      by: decided.isMine ? undefined : (decided.name ?? ''),
    })
  }

  /** What was pressed in a panel that nobody can have read is not done. */
  #mayAct(): boolean {
    const seen = this.#sight()
    this.settle({ unseen: seen === 'seen' ? null : seen })
    return seen === 'seen' && this.view.value.kind === 'order'
  }

  #fail(reply: Reply<unknown> | undefined): void {
    this.settle({ step: { kind: 'choosing' }, failure: reply && !reply.ok ? reply.error.message : '' })
  }

  /** The choice is stored before it counts down: a closed panel loses nothing and posts nothing early. */
  async #save(
    send: () => Promise<Reply<{ undoSeconds: number; orders: number }> | undefined>,
    patient: Pick<CandidateView, 'name'> & Partial<CandidateView>,
    isNew: boolean,
  ): Promise<void> {
    if (!this.#mayAct()) return
    this.settle({ step: { kind: 'saving' }, failure: null, isReturned: false })
    const reply = await send()
    if (!reply?.ok) {
      this.#fail(reply)
      if (reply && outdated.includes(reply.error.code)) await this.load(true)
      return
    }
    this.#isSettled()
    const { name, chartNumber = null, birthDate = null, place = null } = patient
    const details = patient.uid === undefined ? undefined : { chartNumber, birthDate, place }
    this.#countdown.start(reply.value.undoSeconds, {
      patient: name,
      details,
      isNew,
      orders: reply.value.orders,
    })
  }

  #isSettled(): void {
    this.#isChosenHere = true
    if (this.#order) this.#passed.add(this.#order.number)
  }

  /** `anyway` = staff pressed the button that says so: the payments they saw go with it. */
  choose(uid: string, others: readonly string[], anyway = false): Promise<void> {
    const view = this.view.value
    const found = view.kind === 'order' && view.search.kind === 'found' ? view.search.items : []
    const shown = [...(this.#order?.candidates ?? []), ...found]
    const patient = shown.find(candidate => candidate.uid === uid) ?? { name: '' }
    const body = { ...this.#asked(), uid, others: [...others], ...despiteOf(this.#order, anyway) }
    return this.#save(() => sendToBackground('panel-bg/choose', body), patient, false)
  }

  addPatient(completion: PatientForm, anyway = false): Promise<void> {
    const name = `${completion.firstName} ${completion.lastName}`
    const body = { ...this.#asked(), completion, ...despiteOf(this.#order, anyway) }
    return this.#save(() => sendToBackground('panel-bg/new-patient', body), { name }, true)
  }

  #asked = () => ({ ticket: this.#ticket, question: this.#order?.question ?? '' })

  async undo(): Promise<void> {
    this.#countdown.stop()
    this.#isUndoing = true
    const reply = await sendToBackground('panel-bg/undo', { ticket: this.#ticket })
    this.#isUndoing = false
    const undone = reply?.ok === true && reply.value.undone
    if (undone) await this.#reopened()
    else this.settle({ step: { kind: 'done' } })
  }

  async #reopened(): Promise<void> {
    this.#isChosenHere = false
    if (this.#order) this.#passed.delete(this.#order.number)
    await this.load(true)
    this.settle({ step: { kind: 'undone' } })
  }

  async search(text: string): Promise<void> {
    this.settle({ search: { kind: 'busy' } })
    this.settle({ search: await searchPatients(this.#ticket, text) })
  }

  async findPayment(text: string): Promise<void> {
    this.settle({ payments: { kind: 'busy' } })
    this.settle({ payments: await findPayments(this.#ticket, billedIn(this.#order), text) })
  }

  async link(paymentId: string): Promise<void> {
    if (!this.#mayAct()) return
    this.settle({ step: { kind: 'saving' }, failure: null, isReturned: false })
    const reply = await sendToBackground('panel-bg/link', { ...this.#asked(), paymentId })
    if (!reply?.ok) {
      this.#fail(reply)
      // What was offered to be linked is shown as it is now.
      return reply && this.#order?.existing ? this.load(true) : undefined
    }
    this.#isSettled()
    this.settle({ step: { kind: 'linked' } })
  }

  /** What staff say of an order that was posted; null takes it back while the panel is open. Nothing is sent. */
  async say(word: ClosingWord | null): Promise<void> {
    if (!this.#mayAct()) return
    this.settle({ step: { kind: 'saving' }, failure: null, isReturned: false })
    const reply = await sendToBackground('panel-bg/settle', { ticket: this.#ticket, word })
    if (!reply?.ok) {
      this.#fail(reply)
      return reply ? this.load(true) : undefined
    }
    this.#isSettled()
    if (word) return this.settle({ step: { kind: 'settled', word: word.kind } })
    await this.#reopened()
  }

  /** What is remembered of the customer changed: the panel shows it, without a blink. */
  async remember(name: 'panel-bg/deny' | 'panel-bg/allow', uid: string): Promise<void> {
    if (!this.#mayAct()) return
    const reply = await sendToBackground(name, { ticket: this.#ticket, uid })
    await (reply?.ok ? this.load(true) : this.#fail(reply))
  }

  async forget(): Promise<void> {
    if (!this.#mayAct()) return
    const reply = await sendToBackground('panel-bg/forget', { ticket: this.#ticket })
    await (reply?.ok ? this.load(true) : this.#fail(reply))
  }

  async next(): Promise<void> {
    if (this.#order) this.#passed.add(this.#order.number)
    const body = { ticket: this.#ticket, passed: [...this.#passed] }
    const reply = await sendToBackground('panel-bg/next', body)
    if (!reply?.ok) return this.#fail(reply)
    if (reply.value.ticket === null) return this.settle({ isLast: true })
    this.#countdown.stop()
    this.#ticket = reply.value.ticket
    this.#isChosenHere = false
    await this.load()
  }

  /** Decided here, and on its way to Nextech it met what nobody had seen: it is with staff again, and says so. */
  async #cameBack(): Promise<void> {
    this.#countdown.stop()
    this.#isChosenHere = false
    if (this.#order) this.#passed.delete(this.#order.number)
    await this.load(true)
    this.settle({ isReturned: true })
  }

  async openWorkbench(place: 'panel-bg/open-queue' | 'panel-bg/open-history'): Promise<void> {
    await sendToBackground(place, { ticket: this.#ticket })
  }

  /** Others decide too: what changed is shown, and whether somebody else is here. */
  async #watch(): Promise<void> {
    const [ticket, wasChosenHere] = [this.#ticket, this.#isChosenHere]
    if (isBusy(this.view.value)) return
    const reply = await sendToBackground('panel-bg/watch', { ticket })
    if (this.#ticket === ticket && isShut(reply)) this.#order = undefined
    const order = this.#order
    if (!order) this.view.value = shut
    if (!reply?.ok || !order || this.#ticket !== ticket || this.#isChosenHere !== wasChosenHere) return
    if (wasChosenHere)
      return isBack(this.view.value, reply.value) && !this.#isUndoing ? this.#cameBack() : undefined
    if (isOld(order, reply.value)) return this.load(true)
    this.#order = { ...order, ...reply.value }
    this.settle({ order: this.#order })
  }
}
