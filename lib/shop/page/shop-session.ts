import type { AnswerOf, BadgeView } from '../../protocol/messages.ts'
import type { OrderReading, RowReading } from '../../protocol/readings.ts'
import { createBadges, type RenderBadge } from './badges.ts'
import type { Courier } from './courier.ts'
import { createOrderFetcher, type Fetched, type FetchOptions } from './fetch-orders.ts'
import { createShopPage, type PageReading } from './orders-page.ts'
import { createResolveFrame } from './resolve-frame.ts'

type Words = AnswerOf<'cs-bg/hello'>['words']

export interface SessionOptions {
  document: Document
  courier: Courier
  words: Words
  render: (press: PressBadge) => RenderBadge
  /** Shows the page's one quiet notice; null takes it away. */
  notice: (text: string | null) => void
  signal: AbortSignal
  fetch?: FetchOptions['fetch']
}

/** A person pressed the button of a badge. */
export type PressBadge = (view: BadgeView, host: HTMLElement, button: HTMLElement) => void

/** Rows are told to the background once the page has come to rest for this long. */
const restMs = 50
/** Orders that another page was to read, and that page is gone: they are asked for again after this long. */
const askAgainMs = 15_000

/** One shop page and its badges, from the first look until `signal` ends it. */
export class ShopSession {
  readonly #options: SessionOptions
  readonly #views = new Map<string, BadgeView>()
  readonly #frame
  readonly #badges
  readonly #page
  readonly #fetcher
  #reading: PageReading = { rows: [], unreadable: 0, order: null }
  #told = { rows: '[]', order: '' }
  #notUnderstood = 0
  /** Rows that the background could not read: they get no badge, not even an empty one. */
  #leftAlone: ReadonlySet<string> = new Set()
  #isSignedOut = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #again: ReturnType<typeof setTimeout> | undefined

  constructor(options: SessionOptions) {
    this.#options = options
    const { document, signal, fetch } = options
    this.#frame = createResolveFrame(document)
    this.#badges = createBadges(document, options.render(this.#press))
    this.#page = createShopPage(document, reading => this.#take(reading))
    this.#fetcher = createOrderFetcher({
      signal,
      onFetched: fetched => void this.#tellFetched(fetched),
      ...(fetch && { fetch }),
    })
  }

  start(): void {
    if (this.#options.signal.aborted) return
    this.#options.signal.addEventListener('abort', () => this.#stop(), { once: true })
    this.#page.start()
  }

  /** Shows badges that the background has changed. */
  show(views: readonly BadgeView[]): void {
    if (this.#options.signal.aborted) return
    for (const view of views) this.#views.set(view.number, view)
    // A push is as good a moment as any: badges follow what the page shows now, not what it showed then.
    if (views.length > 0) this.#page.read()
  }

  /** Tells everything once more: badges may have changed without a word. */
  tellAgain(): void {
    this.#told = { rows: '', order: '' }
    this.#page.read()
  }

  #stop(): void {
    clearTimeout(this.#timer)
    clearTimeout(this.#again)
    this.#page.stop()
    this.#frame.close()
    this.#badges.clear()
  }

  #take(reading: PageReading): void {
    this.#reading = reading
    const rows = reading.rows
      .filter(row => this.#leftAlone.size === 0 || !this.#leftAlone.has(JSON.stringify(row.reading)))
      .map(({ cell, reading: { number } }) => ({ number, cell }))
    const own = reading.order ? [{ number: reading.order.reading.number, cell: reading.order.cell }] : []
    const places = [...rows, ...own]
    this.#badges.place(places, this.#views)
    const panel = this.#frame.openFor()
    if (panel && !places.some(({ number }) => number === panel)) this.#frame.close()
    this.#timer ??= setTimeout(() => this.#tell(), restMs)
  }

  #tell(): void {
    this.#timer = undefined
    const { rows, order } = this.#reading
    const readings = rows.map(row => row.reading)
    const now = { rows: JSON.stringify(readings), order: JSON.stringify(order?.reading ?? '') }
    const then = this.#told
    this.#told = now
    if (now.rows !== then.rows && readings.length > 0) void this.#tellRows(readings)
    if (now.order !== then.order && order) void this.#tellOrder(order.reading, this.#options.document.URL)
    this.#showNotice()
  }

  async #tellRows(rows: RowReading[]): Promise<void> {
    const answer = await this.#options.courier.ask('cs-bg/rows', { rows })
    if (!answer) {
      // Refused, or the worker died over it and the next one too.
      this.#askAgain()
      return
    }
    this.#notUnderstood = answer.unreadable
    const understood = new Set(answer.badges.map(badge => badge.number))
    const left = rows.filter(({ number }) => !understood.has(number))
    this.#leftAlone = new Set(left.map(row => JSON.stringify(row)))
    this.show(answer.badges)
    if (left.length > 0) this.#page.read()
    const wanted = new Set(answer.wanted)
    const orders = rows.flatMap(row => {
      const { number, href } = row
      return href && wanted.has(number) ? [{ number, href, version: JSON.stringify(row) }] : []
    })
    this.#fetcher.want(orders)
    this.#showNotice()
    if (answer.badges.some(({ number, status }) => status === 'unseen' && !wanted.has(number)))
      this.#askAgain()
  }

  /** A page that is reloaded, or a worker that dies, leaves orders behind that nobody else would ever ask for. */
  #askAgain(): void {
    clearTimeout(this.#again)
    this.#again = setTimeout(() => this.tellAgain(), askAgainMs)
  }

  async #tellOrder(reading: OrderReading, href: string | null): Promise<boolean> {
    const answer = await this.#options.courier.ask('cs-bg/order', { reading, href })
    if (answer) this.show([answer.badge])
    else this.#askAgain()
    return answer !== undefined
  }

  async #tellFetched(fetched: Fetched): Promise<void> {
    this.#isSignedOut = 'cause' in fetched && fetched.cause === 'signed-out'
    this.#showNotice()
    if ('reading' in fetched) {
      if (!(await this.#tellOrder(fetched.reading, fetched.href))) this.#fetcher.forget(fetched.number)
    } else if (!(await this.#options.courier.ask('cs-bg/unread', fetched))) this.#askAgain()
  }

  #showNotice(): void {
    const { words, notice, signal } = this.#options
    if (signal.aborted) return
    const unreadable = this.#reading.unreadable + this.#notUnderstood
    const text = unreadable > 0 ? words.unreadable.replace('{count}', String(unreadable)) : null
    notice(this.#isSignedOut ? words.signedOut : text)
  }

  /** The page is read once more first: the button must still stand beside the order that it was drawn for. */
  readonly #press: PressBadge = async (view, host, button) => {
    this.#page.read()
    const isCurrent = () => host.isConnected && host.getAttribute('data-order') === view.number
    if (!isCurrent() || !view.button) return
    const { courier } = this.#options
    if (view.button.opens === 'workbench') {
      await courier.ask('cs-bg/open-workbench', { number: view.number })
      return
    }
    if (this.#frame.openFor() === view.number) return this.#frame.close()
    const answer = await courier.ask('cs-bg/open-resolve', { number: view.number })
    if (!answer || !isCurrent()) return
    const label = `${view.button.label} #${view.number}`
    this.#frame.open({ number: view.number, url: answer.url, label, button })
  }
}
