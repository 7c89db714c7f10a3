/**
 * Which request comes in next of those that wait for one session. PHP's own sessions take them in order; where a session
 * lies in a database or Redis, a form may come in before a page that was asked for earlier.
 */
export type SessionLock = 'in-order' | 'forms-first'

/** A visitor's session as PHP and Magento 1 keep it: one request at a time, and messages that are shown once. */
export class SessionState {
  readonly #lock: SessionLock
  readonly #waiting: { isForm: boolean; enter: () => void }[] = []
  #isTaken = false
  #messages: string[] = []

  constructor(lock: SessionLock) {
    this.#lock = lock
  }

  /** Does what one request asks for. A request that was given up is done like any other: PHP learns of it at the end. */
  async turn<T>(isForm: boolean, work: () => Promise<T>): Promise<T> {
    if (this.#isTaken) await this.#wait(isForm)
    this.#isTaken = true
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  /** Keeps a message for the next page that is made for this session. */
  say(text: string): void {
    this.#messages.push(text)
  }

  /** What the page that is being made has to show; no later page shows it again. */
  take(): string[] {
    return this.#messages.splice(0)
  }

  #wait(isForm: boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#waiting.push({ isForm, enter: resolve })
    return promise
  }

  #leave(): void {
    const form = this.#lock === 'forms-first' ? this.#waiting.findIndex(({ isForm }) => isForm) : 0
    const [next] = this.#waiting.splice(Math.max(0, form), 1)
    // It stays taken for who comes in next: nobody slips in between.
    if (next) next.enter()
    else this.#isTaken = false
  }
}
