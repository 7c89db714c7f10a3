import type { AnswerOf } from '../../../contract/messages.ts'
import type { BadgeView } from '../../../contract/page-messages.ts'

type Words = AnswerOf<'cs-bg/hello'>['words']

/** Pushes come for orders of every page; the oldest are forgotten first, and asked for when they are seen. */
const maxKnown = 20_000

/** What is known of each order, and how this page shows it. A view that did not change is the same object. */
export class BadgeViewCache {
  readonly #words: Words
  readonly #known = new Map<string, BadgeView>()
  readonly #waiting = new Map<string, BadgeView>()
  readonly #marks = new WeakMap<BadgeView, BadgeView>()
  #leftAlone: ReadonlySet<string> = new Set()

  constructor(words: Words) {
    this.#words = words
  }

  take(views: readonly BadgeView[]): void {
    for (const view of views) {
      const key = keyOf(view.number)
      this.#known.delete(key)
      this.#known.set(key, view)
    }
    for (const key of this.#known.keys()) {
      if (this.#known.size <= maxKnown) break
      this.#known.delete(key)
    }
  }

  /** Those of orders that nothing was heard of yet. */
  news(views: readonly BadgeView[]): BadgeView[] {
    return views.filter(({ number }) => !this.#known.has(keyOf(number)))
  }

  /** Orders that get no badge. Answers whether they are others than before. */
  hideBadges(numbers: ReadonlySet<string>): boolean {
    const isSame = numbers.size === this.#leftAlone.size && [...numbers].every(n => this.#leftAlone.has(n))
    this.#leftAlone = numbers
    return !isSame
  }

  /** What to show of an order; a small mark where the page has a status of its own, null where nothing may be shown. */
  of(number: string, hasNativeStatus: boolean): BadgeView | null {
    if (this.#leftAlone.has(number)) return null
    const view = this.#knownAs(number) ?? this.#waitingFor(number)
    return hasNativeStatus ? this.#markOf(view) : view
  }

  /** Orders whose page nobody has read yet. */
  unseen(): Set<string> {
    return new Set(
      [...this.#known.values()].filter(({ status }) => status === 'unseen').map(view => view.number),
    )
  }

  /** The view under the number as this page writes it. */
  #knownAs(number: string): BadgeView | undefined {
    const view = this.#known.get(keyOf(number))
    if (!view || view.number === number) return view
    const renamed = { ...view, number }
    this.#known.set(keyOf(number), renamed)
    return renamed
  }

  #waitingFor(number: string): BadgeView {
    const known = this.#waiting.get(number)
    if (known) return known
    if (this.#waiting.size > maxKnown) this.#waiting.clear()
    const view: BadgeView = {
      number,
      status: 'unseen',
      reason: null,
      word: '',
      tooltip: this.#words.unseen,
      button: null,
    }
    this.#waiting.set(number, view)
    return view
  }

  #markOf(view: BadgeView): BadgeView {
    const known = this.#marks.get(view)
    if (known) return known
    const said = [view.word, view.tooltip].filter(Boolean).join('. ')
    const mark = { ...view, word: '', button: null, tooltip: `${this.#words.nativeStatus}\n${said}` }
    this.#marks.set(view, mark)
    return mark
  }
}

/** The case of letters tells no numbers apart: a store may keep them otherwise than a page writes them. */
export function keyOf(number: string): string {
  return number.toLowerCase()
}
