import { signal } from '@preact/signals'
import type { PanelView, SettlingView } from '../../components/resolve/view.ts'
import { onChanged, onPresenceQuery, sendToBackground } from '../browser/ext-messaging.ts'
import type { Sight } from '../browser/panel-visibility.ts'
import { readStaffName } from '../browser/staff-name.ts'
import type { Presence, Reply } from '../contract/messages.ts'
import type { CandidateView, ResolveView, Watch } from '../contract/panel.ts'
import type { ClosingWord } from '../contract/staff-queue.ts'
import type { PatientForm } from '../domain/patient-form.ts'
import { awayIn } from './backend-trouble.ts'
import { createCountdown } from './countdown.ts'
import { findPayments, searchPatients } from './panel-lookups.ts'
import {
  awayNews,
  billedIn,
  choosing,
  despiteOf,
  fresh,
  isBack,
  isBusy,
  isLost,
  isOld,
  isShut,
  newsOf,
  outdated,
  shutBy,
  troubleOf,
} from './resolve-rules.ts'

export interface ResolveOptions {
  /** Takes the panel away; in a shop page the page does it. */
  close: () => void
  /** Ends the panel where its page lives on. */
  signal?: AbortSignal
  /** Whether a person can have seen what they decide about. */
  sight?: () => Sight
}

/** One panel: the order of its ticket, and what becomes of what a person decides. */
export class Panel {
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
      this.view.value = troubleOf(reply)
      return
    }
    const order = reply.value
    this.#order = order
    const before =
      isQuiet && this.view.value.kind === 'order' ? this.view.value : { ...fresh, step: choosing }
    // What was taken back stays said until something is chosen.
    const step = before.step.kind === 'undone' ? before.step : choosing
    this.view.value = { ...before, kind: 'order', order, step }
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
    if (!reply?.ok) return this.settle({ step: { kind: 'undo-lost' }, away: awayIn(reply) })
    if (reply.value.undone) await this.#reopened()
    else this.settle({ step: { kind: 'done', isTooLate: true } })
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
    this.settle({ nextFailure: null })
    const reply = await sendToBackground('panel-bg/next', body)
    // What was decided stands, and so does its Undo.
    if (!reply?.ok) return this.settle({ nextFailure: reply?.error.message ?? '' })
    if (reply.value.ticket === null) return this.settle({ isLast: true })
    this.#countdown.stop()
    this.#ticket = reply.value.ticket
    this.#isChosenHere = false
    await this.load()
  }

  /**
   * Decided here, and with staff again: on its way to Nextech it met what nobody had seen; or the question is the same,
   * and somebody else took the choice back.
   */
  async #cameBack(): Promise<void> {
    const asked = this.#order?.question
    this.#countdown.stop()
    this.#isChosenHere = false
    if (this.#order) this.#passed.delete(this.#order.number)
    await this.load(true)
    if (this.#order?.question === asked) this.settle({ step: { kind: 'undone', isByOther: true } })
    else this.settle({ isReturned: true })
  }

  async openWorkbench(place: 'panel-bg/open-queue' | 'panel-bg/open-history'): Promise<void> {
    const reply = await sendToBackground(place, { ticket: this.#ticket })
    this.settle({ openFailure: reply?.ok ? null : (reply?.error.message ?? '') })
  }

  /** Others decide too: what changed is shown, and whether somebody else is here. */
  async #watch(): Promise<void> {
    const [ticket, wasChosenHere] = [this.#ticket, this.#isChosenHere]
    if (isLost(this.view.value)) return this.load(true)
    if (isBusy(this.view.value)) return
    const reply = await sendToBackground('panel-bg/watch', { ticket })
    if (this.#ticket !== ticket) return
    if (isShut(reply)) this.#order = undefined
    const order = this.#order
    if (!order) this.view.value = shutBy(reply)
    this.settle(awayNews(this.view.value, reply))
    if (reply?.ok && order && this.#isChosenHere === wasChosenHere) await this.#take(reply.value, order)
  }

  async #take(news: Watch, order: ResolveView): Promise<void> {
    const view = this.view.value
    if (this.#isUndoing || view.kind !== 'order') return
    // Whether Undo was heard shows now: the choice stands, or is taken back.
    if (view.step.kind === 'undo-lost') {
      this.#isChosenHere = false
      return this.load(true)
    }
    if (this.#isChosenHere && isBack(view, news)) return this.#cameBack()
    if (!this.#isChosenHere && isOld(order, news)) return this.load(true)
    this.#order = this.#isChosenHere ? { ...order, ...newsOf(news) } : { ...order, ...news }
    this.settle({ order: this.#order })
  }
}
