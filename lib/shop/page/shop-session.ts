import type { AnswerOf } from '../../contract/messages.ts'
import type { BadgeView, Push, ShopMessage, Standing } from '../../contract/page-messages.ts'
import type { OrderReading, RowReading } from '../../contract/readings.ts'
import type { PageState } from '../../contract/teach.ts'
import type { ShopProfile } from '../../domain/shop-profile.ts'
import type { BackgroundClient } from './background-client.ts'
import { BadgeViewCache } from './badges/badge-view-cache.ts'
import { Badges, type BadgesOptions, type RenderBadge } from './badges/badges.ts'
import type { Fetched, FetchOptions } from './fetch-orders.ts'
import { createOrderReader } from './order-reader.ts'
import { ShopPage } from './orders-page.ts'
import { createResolveFrame } from './resolve-frame.ts'
import { RowReporter } from './row-reporter.ts'
import { ShopNotice } from './shop-notice.ts'
import { createTellingTime } from './telling-time.ts'
import { onWrittenAgain } from './written-again.ts'

type Words = AnswerOf<'cs-bg/hello'>['words']

export interface SessionOptions {
  document: Document
  client: BackgroundClient
  words: Words
  /** How staff taught pages of this shop to be read. */
  profiles?: readonly ShopProfile[]
  render: (press: PressBadge) => RenderBadge
  onBadges?: BadgesOptions['onChange']
  /** Shows the page's one quiet notice; null takes it away. */
  notice: (text: string | null) => void
  signal: AbortSignal
  /** The name by which the shop's pages tell each other that staff act (`cs-bg/hello`). */
  channel?: string | null
  /** What the shop said in the last minutes and nobody saw. */
  said?: readonly ShopMessage[]
  fetch?: FetchOptions['fetch']
  now?: () => number
}

/** A person pressed the button of a badge. */
export type PressBadge = (view: BadgeView, host: HTMLElement, button: HTMLElement) => void

/** Orders that another page was to read, and that page is gone: they are asked for again after this long. */
const askAgainMs = 15_000
/** A page may still be loading: that it looks different than it was taught, or cannot be read, is said only after this long. */
const unfitMs = 3_000

/** One shop page and its badges, from the first look until `signal` ends it. */
export class ShopSession {
  readonly #options: SessionOptions
  readonly #views
  readonly #frame
  readonly #badges: Badges
  readonly #page: ShopPage
  readonly #teller
  readonly #reader
  readonly #said: ShopNotice
  #profiles: readonly ShopProfile[]
  #toldOrder = ''
  #isSignedOut = false
  readonly #resting
  #again: ReturnType<typeof setTimeout> | undefined
  #unfitting: ReturnType<typeof setTimeout> | undefined
  /** Why nothing of the page can be read, where it says something. */
  #unfit: string | null = null

  constructor(options: SessionOptions) {
    this.#options = options
    const { document, signal, fetch, words, channel = null, now = () => performance.now() } = options
    this.#resting = createTellingTime(() => this.#tell(), now)
    this.#frame = createResolveFrame(document)
    this.#profiles = options.profiles ?? []
    this.#views = new BadgeViewCache(words)
    this.#badges = new Badges({
      document,
      now,
      render: options.render(this.#press),
      onChange: options.onBadges,
      viewOf: number => this.#views.of(number, this.#page.look.hasNativeStatus),
    })
    this.#page = new ShopPage({
      document,
      now,
      badges: this.#badges,
      profiles: () => this.#profiles,
      onLook: () => this.#take(),
      onTouched: () => this.#rest(),
    })
    this.#teller = new RowReporter({
      lists: () => this.#page.look.lists,
      ask: rows => this.#askRows(rows),
      onAnswer: (rows, answer) => this.#hear(rows, answer),
      onTold: () => this.#leaveAlone(),
    })
    this.#said = new ShopNotice(words, document.defaultView ?? window)
    this.#reader = createOrderReader({
      document,
      signal,
      now,
      channel,
      onFetched: fetched => void this.#tellFetched(fetched),
      onMessages: texts => void options.client.ask('cs-bg/shop-said', { texts }),
      ...(fetch && { fetch }),
    })
  }

  start(): void {
    const { signal, document, client, now = () => performance.now() } = this.#options
    if (signal.aborted) return
    signal.addEventListener('abort', () => this.#stop(), { once: true })
    this.#showNotice(this.#options.said)
    document.defaultView?.addEventListener('pageshow', this.#comeBack, { signal })
    onWrittenAgain(document, { signal, now, startAgain: () => void client.ask('cs-bg/wake', {}) })
    this.#page.start()
  }

  /** Takes what the background pushes to shop pages. */
  hear(push: Exclude<Push, { name: 'bg-cs/alarm' }>): void {
    if (push.name === 'bg-cs/badges')
      this.show(push.isMeanwhile ? this.#views.news(push.badges) : push.badges)
    else if (push.name === 'bg-cs/profiles') this.setProfiles(push.profiles)
    else if (push.name === 'bg-cs/shop-said') this.#showNotice(push.said)
    else this.tellAgain(push.name === 'bg-cs/read-again')
  }

  /** Shows badges that the background has changed; nothing else of the page is read for it. */
  show(views: readonly BadgeView[]): void {
    if (this.#options.signal.aborted || views.length === 0) return
    this.#page.catchUp()
    this.#views.take(views)
    this.#badges.show(new Set(views.map(({ number }) => number)))
  }

  /** Reads the page by what staff have taught by now. */
  setProfiles(profiles: readonly ShopProfile[]): void {
    this.#profiles = profiles
    this.#page.scanNow()
  }

  /** What is made of the page, for the popup. */
  state(): PageState {
    const { lists, order, staleProfile } = this.#page.look
    const count = lists.flatMap(list => list.rows).filter(row => row.number).length
    if (staleProfile) return { state: 'stale-profile', count }
    if (order) return { state: 'order', count: 1 }
    return { state: count > 0 ? 'orders' : 'none', count }
  }

  /** Answers at the press in the panel: does it still stand, and is it still beside the order it was opened for? */
  checkPanel(number: string | null): Standing {
    if (this.#options.signal.aborted) return 'closed'
    // Reads the page once more: a list that moved on closes the panel of an order that it no longer shows.
    this.#page.scanNow()
    const standing = this.#frame.standing()
    return standing === 'ok' && number !== null && this.#frame.openFor() !== number ? 'other-order' : standing
  }

  /** Tells everything once more: badges may have changed without a word, and pages that were read may be wanted again. */
  tellAgain(isReadAgain = false): void {
    if (isReadAgain) this.#reader.forget()
    this.#teller.forget()
    this.#toldOrder = ''
    this.#rest()
  }

  #stop(): void {
    this.#resting.cancel()
    clearTimeout(this.#unfitting)
    clearTimeout(this.#again)
    this.#page.stop()
    this.#frame.close()
    this.#badges.clear()
  }

  /** A page that was frozen with the browser's "Back" heard nothing in the meantime. */
  readonly #comeBack = (event: PageTransitionEvent): void => {
    if (event.persisted) this.tellAgain()
  }

  #take(): void {
    const open = this.#frame.openFor()
    if (open && !this.#badges.has(open)) this.#frame.close()
    const { staleProfile, isSplit } = this.#page.look
    const { words } = this.#options
    this.#watchFit(staleProfile ? words.staleProfile : isSplit ? words.split : null)
    this.#rest()
  }

  #watchFit(trouble: string | null): void {
    if (trouble === null) {
      clearTimeout(this.#unfitting)
      this.#unfitting = undefined
      this.#unfit = null
      return
    }
    this.#unfitting ??= setTimeout(() => {
      this.#unfit = trouble
      this.#showNotice()
    }, unfitMs)
  }

  #rest(): void {
    this.#resting.ask()
  }

  #tell(): void {
    const { order } = this.#page.look
    const told = order ? JSON.stringify(order) : ''
    if (order && told !== this.#toldOrder) this.#reader.wantOpen(order, told)
    this.#toldOrder = told
    void this.#teller.tell()
  }

  /** Refused, or the worker was killed over it and the next one too: asked again later. */
  async #askRows(rows: RowReading[]) {
    const answer = await this.#options.client.ask('cs-bg/rows', { rows })
    if (!answer) this.#askAgain()
    return answer
  }

  #hear(rows: readonly RowReading[], { badges, wanted }: AnswerOf<'cs-bg/rows'>): void {
    if (this.#options.signal.aborted) return
    this.show(badges)
    const isWanted = new Set(wanted)
    this.#reader.want(
      rows.flatMap(row => {
        const { number, href } = row
        return href && isWanted.has(number) ? [{ number, href, version: JSON.stringify(row) }] : []
      }),
    )
    const unread = badges.filter(({ number, status }) => status === 'unseen' && !isWanted.has(number))
    if (unread.length > 0) this.#askAgain()
  }

  #leaveAlone(): void {
    this.#showNotice()
    if (this.#options.signal.aborted || !this.#views.hideBadges(this.#teller.leftAlone)) return
    this.#page.catchUp()
    this.#badges.showAll()
  }

  /** A reloaded page or a killed worker leaves orders behind that nobody else would ask for. */
  #askAgain(): void {
    clearTimeout(this.#again)
    this.#again = setTimeout(() => {
      this.#teller.forget(this.#views.unseen())
      this.#toldOrder = ''
      this.#rest()
    }, askAgainMs)
  }

  async #tellOrder(reading: OrderReading, href: string | null): Promise<boolean> {
    const answer = await this.#options.client.ask('cs-bg/order', { reading, href })
    if (answer) this.show([answer.badge])
    const isLater = !answer || answer.badge.reason === 'too-many-new'
    if (isLater) this.#askAgain()
    return !isLater
  }

  async #tellFetched(fetched: Fetched): Promise<void> {
    this.#isSignedOut = 'cause' in fetched && fetched.cause === 'signed-out'
    this.#showNotice()
    if ('reading' in fetched) {
      if (!(await this.#tellOrder(fetched.reading, fetched.href))) this.#reader.forget(fetched.number)
    } else if (!(await this.#options.client.ask('cs-bg/unread', fetched))) this.#askAgain()
  }

  #showNotice(said: readonly ShopMessage[] = []): void {
    this.#said.hear(said)
    const { words, notice, signal } = this.#options
    if (signal.aborted) return
    const { unreadable } = this.#teller
    const rows = unreadable > 0 ? words.unreadable.replace('{count}', String(unreadable)) : null
    const own = this.#isSignedOut ? words.signedOut : (rows ?? this.#unfit)
    const texts = [this.#said.text(Date.now()), own].filter(text => text !== null)
    notice(texts.length > 0 ? texts.join(' ') : null)
  }

  /** Its row is read once more first: the button must still stand beside the order that it was drawn for. */
  readonly #press: PressBadge = async (view, host, button) => {
    const isCurrent = () => {
      const badge = this.#badges.ofHost(host)
      return badge !== undefined && this.#badges.check(badge) && badge.place.number === view.number
    }
    if (!isCurrent() || !view.button) return
    const { client } = this.#options
    if (view.button.opens === 'workbench') {
      const { number, reason } = view
      await client.ask('cs-bg/open-workbench', { number, ...(reason && { reason }) })
      return
    }
    if (view.button.opens === 'undo') return void client.ask('cs-bg/undo', { number: view.number })
    if (this.#frame.openFor() === view.number) return this.#frame.close()
    const answer = await client.ask('cs-bg/open-resolve', { number: view.number })
    if (!answer?.url || !isCurrent()) return
    const label = `${view.button.label} #${view.number}`
    this.#frame.open({ number: view.number, url: answer.url, label, button })
  }
}
