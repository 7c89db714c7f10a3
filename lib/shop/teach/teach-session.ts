import type { Standing } from '../../contract/page-messages.ts'
import { sampleSize } from '../../contract/teach.ts'
import { type Fact, facts } from '../../domain/shop-profile.ts'
import type { BackgroundClient } from '../page/background-client.ts'
import { textOf } from '../page/find/text.ts'
import { openPanelFrame, type PanelFrame } from '../page/panel-frame.ts'
import { readByProfile } from '../page/read/read-by-profile.ts'
import { candidatesIn, elementAt, innermost, moved, scrollUnder } from './candidates.ts'
import { findRow, holdsNumber, type Pointed } from './find-row.ts'
import { type Inference, inferProfile } from './infer-profile.ts'

type Part = 'number' | Fact
type Problem = Exclude<Inference, { ok: true }>['reason'] | 'lost'
type Direction = 'next' | 'previous' | 'up' | 'down'

interface Surface {
  show(face: {
    part: Part
    at: number
    count: number
    problem: Problem | null
    busy: boolean
    chosen: readonly { part: Part; text: string | null }[]
  }): void
  point(candidate: { at: number; count: number; text: string } | null): void
  outline(outlines: { under: DOMRect | null; row: DOMRect | null; taken: readonly DOMRect[] }): void
  giveWay(): string
  comeBack(): void
  remove(): void
}

export interface TeachOptions {
  document: Document
  client: BackgroundClient
  /** Makes the bar and the glass; they tell the session what a person does. */
  surface: (session: TeachSession) => Surface
}

const parts: readonly Part[] = ['number', ...facts]
const maxShownLength = 80
const panelSize = { width: 860, height: 620, edge: 16 }
const maxCellLength = 2_000

/** Teaching one page, from the first question until what was understood is saved or left. */
export class TeachSession {
  readonly #options: TeachOptions
  readonly #surface
  readonly #listening = new AbortController()
  /** What was pointed at, part after part; null = it is not on this page. */
  #chosen: (Element | null)[] = []
  #under: Element | undefined
  /** Not known while what was found around the number says nothing else: the next answer tells. */
  #row: Element | undefined
  #problem: Problem | null = null
  #busy = false
  #panel: PanelFrame | undefined

  constructor(options: TeachOptions) {
    this.#options = options
    this.#surface = options.surface(this)
    const view = options.document.defaultView
    const { signal } = this.#listening
    for (const type of ['scroll', 'resize'])
      view?.addEventListener(type, () => this.#outline(), { signal, capture: true, passive: true })
    this.#show()
  }

  /** Ends teaching; the page is as it was. */
  stop(): void {
    this.#listening.abort()
    this.#panel?.remove()
    this.#surface.remove()
  }

  /** Aborted when teaching ends. */
  get signal(): AbortSignal {
    return this.#listening.signal
  }

  /** How our own page stands that shows what was understood, at the press in it. */
  standing(): Standing {
    return this.#panel?.standing() ?? 'closed'
  }

  readonly onPointer = (x: number, y: number): void => {
    const element = elementAt(this.#options.document, x, y)
    // What holds half of the page is no cell of it.
    const isCell = (element?.textContent?.length ?? 0) < maxCellLength
    if (element !== this.#under) this.#pointAt(isCell ? element : undefined)
  }

  readonly onPress = (x: number, y: number): void => {
    const element = elementAt(this.#options.document, x, y)
    if (element) this.#take(element)
  }

  readonly onScroll = (x: number, y: number, dx: number, dy: number): void => {
    scrollUnder(this.#options.document, { x, y, dx, dy })
  }

  readonly onKey = (direction: Direction): void => {
    const all = this.#candidates()
    const next = moved(all, this.#under, direction)
    next?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    this.#pointAt(next, all)
  }

  readonly onTake = (): void => {
    if (this.#under) this.#take(this.#under)
  }

  readonly onSkip = (): void => {
    if (this.#part !== 'number') this.#choose(null)
  }

  readonly onBack = (): void => {
    this.#chosen.pop()
    if (this.#chosen.length === 0) this.#row = undefined
    this.#say(null)
  }

  readonly onCancel = (): void => this.stop()

  /** A page of a shop may not open one of ours by itself. */
  readonly onHelp = (): void => void this.#options.client.ask('cs-bg/open-help', {})

  get #part(): Part {
    return parts[this.#chosen.length] ?? 'number'
  }

  #candidates(): Element[] {
    return candidatesIn(this.#row ?? this.#options.document.body, this.#part === 'number')
  }

  /** `all` = what the keys can reach; the mouse is not told which of them it is at. */
  #pointAt(element: Element | undefined, all: readonly Element[] = []): void {
    this.#under = element
    const text = element ? textOf(element).slice(0, maxShownLength) : ''
    this.#surface.point(element ? { at: all.indexOf(element) + 1, count: all.length, text } : null)
    this.#outline()
  }

  #take(element: Element): void {
    if (this.#busy) return
    if (this.#part === 'number') this.#takeNumber(innermost(element))
    else if (!this.#isSameOrder(element)) this.#say('not-same-order')
    else this.#choose(innermost(element))
  }

  #takeNumber(element: Element): void {
    const found = holdsNumber(element) ? findRow(element) : undefined
    if (!found) {
      this.#say(holdsNumber(element) ? 'no-rows' : 'no-number')
      return
    }
    this.#setRow(found.row, element)
    this.#choose(element)
  }

  #setRow(row: Element, number: Element): void {
    this.#row = textOf(row) === textOf(number) ? undefined : row
  }

  /** Finds the row by this element too where the number alone did not tell it. */
  #isSameOrder(element: Element): boolean {
    const [number] = this.#chosen
    const found = !this.#row && number && !element.contains(number) ? findRow(number, [element]) : undefined
    if (found && number) this.#setRow(found.row, number)
    return this.#row?.contains(element) === true && element !== this.#row
  }

  #choose(element: Element | null): void {
    this.#chosen.push(element)
    this.#pointAt(undefined)
    if (this.#chosen.length < parts.length) this.#say(null)
    else void this.#propose()
  }

  /** What was pointed at is tried on the page, and what it reads there is shown in our own page. */
  async #propose(): Promise<void> {
    const { document, client } = this.#options
    const pointed = Object.fromEntries(
      this.#chosen.flatMap((element, at) => (element ? [[parts[at], element]] : [])),
    ) as Pointed
    const inferred = inferProfile(document, pointed)
    if (!inferred.ok) return this.#startOver(inferred.reason)
    const rows = readByProfile(document, inferred.profile).map(row => row.reading)
    this.#busy = true
    this.#show()
    const answer = await client.ask('cs-bg/teach-propose', {
      profile: inferred.profile,
      rows: rows.slice(0, sampleSize),
      found: rows.length,
    })
    this.#busy = false
    if (this.#listening.signal.aborted) return
    if (answer) this.#openPanel(answer.url)
    else this.#startOver('lost')
  }

  #openPanel(address: string): void {
    const { document } = this.#options
    this.#panel = openPanelFrame(document.documentElement, {
      address,
      label: this.#surface.giveWay(),
      place: placeInMiddle(document.documentElement),
      onWish: wish => (wish === 'close' ? this.stop() : this.#teachAgain()),
    })
  }

  #startOver(problem: Problem | null): void {
    this.#chosen = []
    this.#row = undefined
    this.#say(problem)
  }

  #teachAgain(): void {
    this.#panel?.remove()
    this.#panel = undefined
    this.#surface.comeBack()
    this.#startOver(null)
  }

  #say(problem: Problem | null): void {
    this.#problem = problem
    this.#show()
  }

  #show(): void {
    const chosen = this.#chosen.map((element, at) => ({
      part: parts[at] ?? ('number' as const),
      text: element && textOf(element).slice(0, maxShownLength),
    }))
    this.#surface.show({
      part: this.#part,
      at: Math.min(this.#chosen.length + 1, parts.length),
      count: parts.length,
      problem: this.#problem,
      busy: this.#busy,
      chosen,
    })
    this.#outline()
  }

  #outline(): void {
    const rectOf = (element: Element | undefined | null) => element?.getBoundingClientRect() ?? null
    this.#surface.outline({
      under: rectOf(this.#under),
      row: rectOf(this.#row),
      taken: this.#chosen.flatMap(element => rectOf(element) ?? []),
    })
  }
}

/** In the middle of the window, whatever the page scrolls. */
function placeInMiddle(root: HTMLElement): Record<string, string> {
  const sideOf = (length: number, room: number) => {
    const side = Math.min(length, room - 2 * panelSize.edge)
    return { start: `${(room - side) / 2}px`, side: `${side}px` }
  }
  const across = sideOf(panelSize.width, root.clientWidth)
  const down = sideOf(panelSize.height, root.clientHeight)
  return {
    position: 'fixed',
    'z-index': '2147483647',
    left: across.start,
    width: across.side,
    top: down.start,
    height: down.side,
    right: 'auto',
    bottom: 'auto',
  }
}
