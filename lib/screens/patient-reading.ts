import type { NextechOffer, ReadingPlan, ReadingStep } from '../../components/duplicates/view.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import { type KeptPage, keepPage, keptPages, keptPosition } from '../browser/patient-page-cache.ts'
import { forgetPages } from '../browser/patient-pages-database.ts'
import { acquireTabLock } from '../browser/tab-lock.ts'
import type { PatientSource } from '../contract/patient-pages.ts'
import { untilHours } from '../domain/daily-window.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { patientHeadings } from '../reports/duplicates/nextech-rows.ts'
import { formatMoment } from '../words/format-time.ts'
import { begin, PatientWalk, type WalkDeps, type WalkReport } from './patient-walk.ts'

export interface ReadingDeps {
  clock: WalkDeps['clock']
  onOffer: (offer: NextechOffer) => void
  show: (step: ReadingStep) => void
  /** All patients, as an export, and how many could not be read. */
  onAll: (patients: Blob, unreadable: number) => void
}

type Source = NonNullable<PatientSource>

/** Nextech itself as the export: what is offered, the walk through all patients, and what is kept of it meanwhile. */
export class PatientReading {
  readonly #deps: ReadingDeps
  #source: PatientSource = null
  #walk: PatientWalk | undefined
  #giveBack: (() => void) | undefined
  #isBusy = false
  /** Whatever was begun before is not heard any more. */
  #turn = 0

  constructor(deps: ReadingDeps) {
    this.#deps = deps
  }

  /** Asks whether there is a Nextech to read, and whether a kept search can go on. */
  async look(): Promise<void> {
    const mine = ++this.#turn
    const reply = await sendToBackground('ext-bg/patient-source', {})
    const source = reply?.ok ? reply.value : null
    const offer = source ? await offerOf(source, this.#deps.clock.now()) : notConfigured
    if (mine !== this.#turn) return
    this.#source = source
    this.#deps.onOffer(offer)
  }

  /** Begins, or goes on with the search that is kept. */
  start(plan: ReadingPlan): Promise<void> {
    return this.#once(async () => {
      const mine = ++this.#turn
      const source = this.#source
      if (!source || !(await this.#take())) return
      const kept = await keptPages()
      if (kept.length === 0) await forgetPages()
      if (mine !== this.#turn) return
      this.#walk = this.#walkFrom(source, plan, kept)
      void this.#walk.go()
    })
  }

  pause(): void {
    this.#walk?.pause()
  }

  goOn(): void {
    void this.#walk?.go()
  }

  /** Ends whatever is under way, and forgets all that was read, kept or not. */
  async forget(): Promise<void> {
    this.#turn++
    this.#walk?.end()
    this.#walk = undefined
    const giveBack = this.#giveBack
    this.#giveBack = undefined
    if (giveBack) await forgetPages().finally(giveBack)
    await this.look()
  }

  forgetKept(): Promise<void> {
    return this.#once(async () => {
      if (await this.#take()) await this.forget()
    })
  }

  /** A second press while the first is at work is nothing. */
  async #once(act: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    await act().finally(() => {
      this.#isBusy = false
    })
  }

  /** Two tabs would put their pages away in one place. */
  async #take(): Promise<boolean> {
    this.#giveBack ??= await acquireTabLock('duplicate-search')
    if (!this.#giveBack) this.#deps.onOffer({ kind: 'elsewhere' })
    return this.#giveBack !== undefined
  }

  #walkFrom({ practiceId, timeZone }: Source, plan: ReadingPlan, kept: readonly KeptPage[]): PatientWalk {
    const { clock, show, onAll } = this.#deps
    const start = kept.at(-1)?.position ?? begin
    const keep = plan.keep || kept.length > 0
    /** Lines of the export, by where their page begins. */
    const texts = new Map(kept.map(({ from, text }) => [from, text]))
    let { unreadable } = start
    const deps: WalkDeps = {
      clock,
      ask: offset => askFor(practiceId, offset),
      async keep(from, position, text) {
        if (keep) await keepPage({ practiceId, from, position, text, readAt: clock.now() })
        texts.set(from, text)
        unreadable = position.unreadable
      },
      untilOpen: now => (plan.hours ? untilHours(now, timeZone, plan.hours) : 0),
      tell: report => show(stepOf(report, { keep, timeZone, now: clock.now() })),
      onEnd: () => onAll(new Blob([patientHeadings, ...texts.values()]), unreadable),
    }
    return new PatientWalk(deps, start)
  }
}

const notConfigured: NextechOffer = { kind: 'not-configured' }

async function offerOf({ practiceId, timeZone }: Source, now: number): Promise<NextechOffer> {
  const position = await keptPosition(practiceId, now)
  const kept = position ? { patients: position.patients, total: position.total } : null
  return { kind: 'ready', timeZone, kept }
}

const askFor = async (practiceId: string, offset: number): ReturnType<WalkDeps['ask']> => {
  const reply = await sendToBackground('ext-bg/patient-page', { practiceId, offset })
  if (reply?.ok) return reply.value
  return { ok: false, trouble: reply ? 'no-answer' : 'reload', message: reply?.error.message ?? '' }
}

function stepOf(
  { state, position, perMinute }: WalkReport,
  { keep, timeZone, now }: { keep: boolean; timeZone: string; now: number },
): ReadingStep {
  const { offset, total } = position
  // A rate of what is not going on would only mislead.
  const rate = state.kind === 'reading' ? perMinute : null
  const failure = 'failure' in state ? state.failure : null
  return {
    kind: 'reading',
    state: state.kind,
    until: 'until' in state ? formatMoment(state.until, timeZone, practiceDayOf(now, timeZone)) : null,
    trouble: failure && { kind: failure.trouble, message: failure.message },
    pages: position.pages,
    patients: position.patients,
    unreadable: position.unreadable,
    share: total === null ? null : Math.min(1, offset / Math.max(1, total)),
    total,
    perMinute: rate === null ? null : Math.round(rate),
    minutesLeft: rate === null || total === null ? null : Math.max(0, total - offset) / rate,
    kept: keep,
  }
}
