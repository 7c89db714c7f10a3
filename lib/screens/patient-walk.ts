import type { WalkTrouble } from '../../components/duplicates/view.ts'
import type { Position } from '../browser/patient-page-cache.ts'
import type { PatientPage } from '../contract/patient-pages.ts'
import { patientLines } from '../reports/duplicates/nextech-rows.ts'

type Page = Extract<PatientPage, { ok: true }>

/** What a page's answer may be instead of a page. */
export interface Failure {
  ok: false
  trouble: WalkTrouble
  message: string
  retryAfterMs?: number | undefined
}

type WalkState = { kind: 'reading' | 'paused' } | { kind: 'stopped'; failure: Failure } | Rest

/** It goes on by itself: `waiting` for the chosen hours, or `retrying` after trouble that passes. */
type Rest = { kind: 'waiting'; until: number } | { kind: 'retrying'; until: number; failure: Failure }

export interface WalkReport {
  state: WalkState
  position: Position
  /** Of this stretch; null while too little was read to tell. */
  perMinute: number | null
}

export interface WalkDeps {
  ask: (offset: number) => Promise<Page | Failure>
  /** Puts a page away, where a person asked for it. */
  keep: (from: number, position: Position, text: string) => Promise<void>
  clock: { now(): number; sleep(ms: number): Promise<void> }
  /** Milliseconds until it may read; 0 while it may. */
  untilOpen: (now: number) => number
  tell: (report: WalkReport) => void
  /** All patients were read. */
  onEnd: () => void
}

export const begin: Position = { offset: 0, pages: 0, patients: 0, unreadable: 0, total: null, uids: [] }

/** Waits longer each time that Nextech does not answer, and goes on trying: a night is long. */
const retryMinutes = [1, 2, 5, 10]
const minuteMs = 60_000
/** How soon it notices that its hours began, and that the computer slept. */
const lookMs = 30_000

/** Trouble that a while may end; all else waits for a person. */
const passing: readonly WalkTrouble[] = ['rate-limited', 'nextech-down', 'list-incomplete', 'no-answer']

/**
 * Reads all patients, a page at a time, from a position on. One loop at most is under way: a pause lets the page that
 * was asked for go, and it is asked for again.
 */
export class PatientWalk {
  readonly #deps: WalkDeps
  #position: Position
  /** Counts the loops: one that finds another number here is stale and stops. */
  #turn = 0
  #failed = 0
  /** Since when it reads without a break, for the rate. */
  #stretch = { since: 0, patients: 0, pages: 0 }

  constructor(deps: WalkDeps, start: Position) {
    this.#deps = deps
    this.#position = start
  }

  async go(): Promise<void> {
    const mine = ++this.#turn
    this.#failed = 0
    this.#beginStretch()
    while (mine === this.#turn) await this.#step(mine)
  }

  pause(): void {
    this.#turn++
    this.#show({ kind: 'paused' })
  }

  /** Nothing is told any more. */
  end(): void {
    this.#turn++
  }

  async #step(mine: number): Promise<void> {
    const { clock, untilOpen, ask, onEnd } = this.#deps
    const wait = untilOpen(clock.now())
    if (wait > 0) return this.#rest({ kind: 'waiting', until: clock.now() + wait }, mine)
    this.#show({ kind: 'reading' })
    const page = await ask(this.#position.offset)
    if (mine !== this.#turn) return
    const outcome = page.ok ? await this.#take(page, mine) : page
    if (mine !== this.#turn) return
    if (outcome === 'more') this.#failed = 0
    else if (outcome === 'end') {
      this.end()
      onEnd()
    } else if (passing.includes(outcome.trouble)) await this.#rest(this.#retry(outcome), mine)
    else {
      this.end()
      this.#show({ kind: 'stopped', failure: outcome })
    }
  }

  /** The position moves only when the page is safely away. */
  async #take(page: Page, mine: number): Promise<Failure | 'more' | 'end'> {
    if (page.size === 0) return 'end'
    const { next, patients } = advanced(this.#position, page)
    if (page.patients.length > 0 && patients.length === 0) return failure('repeats')
    try {
      await this.#deps.keep(this.#position.offset, next, patientLines(patients))
    } catch {
      return failure('not-kept')
    }
    const isOver = isLast(this.#position, page)
    if (mine === this.#turn) this.#position = next
    return isOver ? 'end' : 'more'
  }

  #retry(failed: Failure): Rest {
    const minutes = retryMinutes[Math.min(this.#failed++, retryMinutes.length - 1)] ?? 1
    const wait = Math.max(minutes * minuteMs, failed.retryAfterMs ?? 0)
    return { kind: 'retrying', until: this.#deps.clock.now() + wait, failure: failed }
  }

  async #rest(state: Rest, mine: number): Promise<void> {
    const { clock } = this.#deps
    while (mine === this.#turn && clock.now() < state.until) {
      this.#show(state)
      await clock.sleep(Math.min(lookMs, state.until - clock.now()))
    }
    this.#beginStretch()
  }

  #beginStretch(): void {
    const { patients, pages } = this.#position
    this.#stretch = { since: this.#deps.clock.now(), patients, pages }
  }

  #show(state: WalkState): void {
    const [{ patients, pages }, stretch] = [this.#position, this.#stretch]
    const minutes = (this.#deps.clock.now() - stretch.since) / minuteMs
    const isTelling = pages - stretch.pages >= 2 && minutes > 0
    const perMinute = isTelling ? (patients - stretch.patients) / minutes : null
    this.#deps.tell({ state, position: this.#position, perMinute })
  }
}

const failure = (trouble: WalkTrouble): Failure => ({ ok: false, trouble, message: '' })

/** Nextech's own pages hold ten where nothing else is asked (Nextech API 1.5). */
const minSize = 10

/**
 * A page is the last one where the total is reached and it is smaller than those before it. A full page, or a total that
 * is less than what was read, is not believed: then only an empty page ends the list.
 */
function isLast({ offset, pages }: Position, { size, total }: Page): boolean {
  const usual = pages > 0 ? offset / pages : minSize
  return total !== null && offset + size === total && size < usual
}

/** Behind a page. Nobody counts twice after new patients pushed them onto it from the page before. */
function advanced(position: Position, { patients: all, size, total, unreadable }: Page) {
  const uids = all.map(({ uid }) => uid.toLowerCase())
  const patients = all.filter((_, at) => !position.uids.includes(uids[at] ?? ''))
  const next: Position = {
    offset: position.offset + size,
    pages: position.pages + 1,
    patients: position.patients + patients.length,
    unreadable: position.unreadable + unreadable,
    total,
    uids,
  }
  return { next, patients }
}
