import type { AnswerOf } from '../../contract/messages.ts'
import type { ShopMessage } from '../../contract/page-messages.ts'

/** What the shop said and nobody saw is no news after this long. */
const lifeMs = 10 * 60_000
const maxShown = 3

type NoticeWords = Pick<AnswerOf<'cs-bg/hello'>['words'], 'shopSaid' | 'locale'>

/** What of the shop's own words this page still has to tell, as one text; null = nothing. */
export class ShopNotice {
  readonly #words: NoticeWords
  readonly #isTop: boolean
  #said: ShopMessage[] = []

  /** The script in the top frame tells them. */
  constructor(words: NoticeWords, view: { top: unknown }) {
    this.#words = words
    this.#isTop = view.top === view
  }

  /** Takes each once, be it told by a push and again with the answer to our greeting. */
  hear(said: readonly ShopMessage[]): void {
    const isKnown = (words: ShopMessage) =>
      this.#said.some(({ at, text }) => at === words.at && text === words.text)
    this.#said = [...this.#said, ...said.filter(words => !isKnown(words))]
  }

  text(now: number): string | null {
    const news = this.#said.filter(({ at }) => at > now - lifeMs).slice(-maxShown)
    if (news.length === 0 || !this.#isTop) return null
    return news.map(words => this.#wording(words)).join(' ')
  }

  #wording({ at, text }: ShopMessage): string {
    const time = new Date(at).toLocaleTimeString(this.#words.locale, { hour: 'numeric', minute: '2-digit' })
    // By functions: a shop's text may hold the signs of a replacement.
    return this.#words.shopSaid.replace('{time}', () => time).replace('{text}', () => text)
  }
}
