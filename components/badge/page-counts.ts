import { needsStaff } from '../../lib/domain/status.ts'
import { footOf, leaveFoot } from '../notice/foot.ts'
import { adoptStyle } from './adopt-style.ts'
import type { BadgeFace, BadgeRenderer } from './badge.ts'
import { showDetails } from './details.ts'
import { createRowDimmer, dimCss, type RowDimmer } from './dim-rows.ts'

/** A badge of the page, with the parts of the row that it speaks of. */
export interface CountedBadge {
  host: HTMLElement
  parts: readonly Element[]
  view: BadgeFace
}

/** The counts' texts: of one, and with `{count}` of several. */
export interface CountWords {
  label: string
  /** `about` = what is counted, in a sentence. */
  staff: { one: string; other: string; about: string }
  noted: { one: string; other: string }
  only: string
}

type Kind = 'staff' | 'noted'

const css = `
:host{all:initial!important;display:block!important;pointer-events:none!important}
#bar{display:flex;flex-wrap:wrap;gap:4px;width:fit-content;padding:4px 8px;pointer-events:auto}
button{all:unset;box-sizing:border-box;height:24px;padding:0 10px;border:1px solid #6d3f00;border-radius:12px;cursor:pointer;
font:600 12px/22px system-ui,"Segoe UI",Roboto,Arial,sans-serif;color:#fff;background:#6d3f00;box-shadow:0 1px 5px #0004}
#noted{color:#0b4a4f;background:#dcf2f2;border-color:#0b4a4f}
#only{color:#26323d;background:#fff;border-color:#26323d}
#only[aria-pressed=true]{color:#fff;background:#26323d}
button:focus-visible{outline:2px solid #0a4680;outline-offset:1px}
[hidden]{display:none}
${dimCss}
`
const calmMs = 100
const kinds = ['staff', 'noted'] as const

/**
 * Says how many orders of this page need staff and how many have a note; a press goes to the next of them. "Only these"
 * dims the rows of all others, by a sheet of ours that lies over them: the page's own table is not touched. Answers what
 * is to be called when badges came, went or changed. Nothing is added to a page that has nothing to count.
 */
export function createPageCounts<Face extends BadgeFace>(
  view: Window,
  renderer: BadgeRenderer<Face>,
  words: CountWords,
  signal: AbortSignal,
): (badges: { shown(): Iterable<CountedBadge> }) => void {
  const counts = new PageCounts(view, words, showDetails(view, renderer, signal))
  let timer: ReturnType<typeof setTimeout> | undefined
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    counts.update([])
  })
  return badges => {
    if (signal.aborted) return
    const isFirst = timer === undefined
    const count = () => counts.update([...badges.shown()])
    clearTimeout(timer)
    timer = setTimeout(count, calmMs)
    if (isFirst) count()
  }
}

class PageCounts {
  readonly #words: CountWords
  readonly #onGo: (host: HTMLElement) => void
  readonly #dimmer: RowDimmer
  readonly #host: HTMLElement
  readonly #bar: HTMLElement
  readonly #buttons: Record<Kind | 'only', HTMLButtonElement>
  #isOpen = false
  #badges: readonly CountedBadge[] = []
  /** What was asked for last, and where that led. */
  #kind: Kind = 'staff'
  #last: Node | undefined

  constructor(view: Window, words: CountWords, onGo: (host: HTMLElement) => void) {
    const { document } = view
    this.#words = words
    this.#onGo = onGo
    this.#dimmer = createRowDimmer(view)
    this.#host = document.createElement('nextech-sync-count')
    this.#bar = document.createElement('div')
    this.#buttons = {
      staff: this.#addButton('staff', () => this.#go('staff')),
      noted: this.#addButton('noted', () => this.#go('noted')),
      only: this.#addButton('only', () => {
        const { only } = this.#buttons
        only.ariaPressed = String(only.ariaPressed !== 'true')
        this.#dim()
      }),
    }
  }

  update(badges: readonly CountedBadge[]): void {
    this.#badges = badges
    const length = { staff: this.#of('staff').length, noted: this.#of('noted').length }
    if (length.staff + length.noted === 0) {
      this.#dimmer.dim([])
      leaveFoot(this.#host)
      return
    }
    this.#open()
    if (length[this.#kind] === 0) this.#kind = length.staff > 0 ? 'staff' : 'noted'
    for (const kind of kinds) {
      const text = this.#words[kind][length[kind] === 1 ? 'one' : 'other']
      this.#buttons[kind].hidden = length[kind] === 0
      this.#buttons[kind].textContent = text.replace('{count}', String(length[kind]))
    }
    this.#dim()
  }

  #of(kind: Kind): CountedBadge[] {
    return this.#badges.filter(({ view }) => kindOf(view) === kind)
  }

  #open(): void {
    if (!this.#isOpen) {
      const root = this.#host.attachShadow({ mode: 'closed' })
      this.#bar.id = 'bar'
      this.#bar.role = 'group'
      this.#bar.ariaLabel = this.#words.label
      this.#buttons.only.textContent = this.#words.only
      this.#buttons.staff.title = this.#words.staff.about
      this.#buttons.only.ariaPressed = 'false'
      adoptStyle(root, css)
      root.append(this.#dimmer.sheet, this.#bar)
    }
    this.#isOpen = true
    if (!this.#host.isConnected) footOf(this.#host.ownerDocument).prepend(this.#host)
  }

  #addButton(id: string, onPress: () => void): HTMLButtonElement {
    const button = this.#host.ownerDocument.createElement('button')
    button.id = id
    // For people: a page's own script may not press.
    button.addEventListener('click', event => event.isTrusted && onPress())
    this.#bar.append(button)
    return button
  }

  #go(kind: Kind): void {
    this.#kind = kind
    const hosts = this.#of(kind)
      .map(({ host }) => host)
      .sort(byPlace)
    const next = hosts.find(each => this.#last && byPlace(this.#last, each) < 0) ?? hosts[0]
    this.#last = next
    this.#dim()
    if (!next) return
    next.scrollIntoView({ block: 'center' })
    next.shadowRoot?.querySelector<HTMLElement>('button,[tabindex]')?.focus({ preventScroll: true })
    this.#onGo(next)
  }

  #dim(): void {
    const isOn = this.#buttons.only.ariaPressed === 'true'
    this.#dimmer.dim(
      isOn
        ? this.#badges.filter(({ view }) => kindOf(view) !== this.#kind).flatMap(({ parts }) => parts)
        : [],
    )
  }
}

/** A mark beside the shop's own status says nothing by itself. */
function kindOf(face: BadgeFace): Kind | undefined {
  if (face.word === '') return undefined
  if (needsStaff(face)) return 'staff'
  return face.note ? 'noted' : undefined
}

const byPlace = (a: Node, b: Node) =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
