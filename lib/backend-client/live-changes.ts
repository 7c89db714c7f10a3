import * as v from 'valibot'
import {
  ChangesSchema,
  type LiveMessage,
  LiveMessageSchema,
  LiveTicketSchema,
  liveProtocol,
} from '../contract/live-messages.ts'
import type { BackendClient, Failure } from './client.ts'

/** What is heard of changes elsewhere. */
export interface LiveListener {
  /** Postings changed. */
  onKeys(keys: readonly string[]): Promise<void>
  /** Anything else that our pages show may have changed. */
  onChanged(): Promise<void>
  /** More changed than is told: everything that is shown is asked for again. */
  onGap(): Promise<void>
  /** The backend was reached, or trouble keeps it away. */
  onTrouble(trouble: Failure['trouble']): Promise<void>
  /** A sign of life: lets the worker live on (browser facts). */
  onBeat(): void
}

/** The part of a browser's socket that is used. */
export interface LiveSocket {
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
  addEventListener(type: 'close', listener: () => void): void
  close(): void
}

export interface LiveDeps {
  client: BackendClient
  /** The backend's origin. */
  url: string
  openSocket(url: string, protocols: string[]): LiveSocket
  /** Whether somebody looks at a page that shows badges or totals. */
  isWatched(): Promise<boolean>
  cursor: { read(): Promise<string | undefined>; write(cursor: string): Promise<void> }
  random(): number
  listener: LiveListener
}

const firstRetryMs = 1_000
const maxRetryMs = 30_000
/** Two heartbeats that did not come. */
const silenceMs = 45_000

/**
 * Hears what changes at other stations: over a socket while somebody looks, else when asked. Messages carry keys, never
 * contents: what changed is read as everything else is.
 */
export class LiveChanges {
  readonly #deps: LiveDeps
  #socket: LiveSocket | undefined
  #isOpening = false
  #isClosed = false
  #failures = 0
  #retry: ReturnType<typeof setTimeout> | undefined
  #silence: ReturnType<typeof setTimeout> | undefined

  constructor(deps: LiveDeps) {
    this.#deps = deps
  }

  /** A page was opened or asked for something: a socket is opened where there is none. */
  wake(): void {
    // While the backend is away the waits between the tries are kept, however much pages ask.
    if (this.#retry === undefined) void this.#tryOpen()
  }

  /** Asks once what changed since the last time; for the alarm, while no socket is open. */
  async ask(): Promise<void> {
    const { client, cursor, listener } = this.#deps
    const since = await cursor.read()
    const query = since === undefined ? '' : `?since=${encodeURIComponent(since)}`
    const reply = await client.send('GET', `/v1/changes${query}`)
    if (!reply.ok) return listener.onTrouble(reply.error.trouble)
    const told = v.safeParse(ChangesSchema, reply.value)
    if (!told.success) return listener.onTrouble('backend-older')
    await listener.onTrouble(null)
    await cursor.write(told.output.cursor)
    if (since === undefined || !told.output.isComplete) await listener.onGap()
    else if (told.output.keys.length > 0) await listener.onKeys(told.output.keys)
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#retry)
    this.#endSocket()
  }

  async #tryOpen(): Promise<void> {
    if (this.#isClosed || this.#isOpening || this.#socket) return
    this.#isOpening = true
    try {
      if (await this.#deps.isWatched()) await this.#open()
    } finally {
      this.#isOpening = false
    }
  }

  async #open(): Promise<void> {
    const { client, url, openSocket } = this.#deps
    const reply = await client.send('POST', '/v1/live-ticket', {})
    if (!reply.ok) return this.#failed(reply.error.trouble)
    const ticket = v.safeParse(LiveTicketSchema, reply.value)
    if (!ticket.success) return this.#failed('backend-older')
    if (this.#isClosed) return
    const protocols = [liveProtocol, `ticket.${ticket.output.ticket}`]
    const socket = openSocket(`${url.replace(/^http/, 'ws')}/v1/live`, protocols)
    this.#socket = socket
    socket.addEventListener('message', event => void this.#hear(event.data))
    socket.addEventListener('close', () => {
      if (this.#socket !== socket) return
      this.#endSocket()
      this.#tryLater()
    })
    this.#expectBeat()
  }

  async #failed(trouble: Failure['trouble']): Promise<void> {
    await this.#deps.listener.onTrouble(trouble)
    this.#tryLater()
  }

  #tryLater(): void {
    if (this.#isClosed) return
    this.#failures += 1
    const wait = Math.min(maxRetryMs, firstRetryMs * 2 ** (this.#failures - 1))
    clearTimeout(this.#retry)
    // Stations that lost one backend at one moment do not come back at one moment.
    const soon = wait * (0.5 + this.#deps.random() / 2)
    this.#retry = setTimeout(() => {
      this.#retry = undefined
      void this.#tryOpen()
    }, soon)
  }

  /** A connection that is gone without a word is closed here. */
  #expectBeat(): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => this.#socket?.close(), silenceMs)
  }

  async #hear(data: unknown): Promise<void> {
    const { listener, cursor, isWatched } = this.#deps
    this.#expectBeat()
    const message = parse(data)
    if (!message) return
    listener.onBeat()
    switch (message.type) {
      case 'hello':
        this.#failures = 0
        // What changed while no socket was open.
        return this.ask()
      case 'badges':
        await cursor.write(message.cursor)
        return listener.onKeys(message.keys)
      case 'changed':
        return listener.onChanged()
      case 'revoked':
        return listener.onTrouble('backend-not-paired')
      case 'beat':
        // Nobody looks: the alarm asks from now on, and the worker may end.
        if (!(await isWatched())) this.#endSocket()
    }
  }

  #endSocket(): void {
    const socket = this.#socket
    this.#socket = undefined
    clearTimeout(this.#silence)
    socket?.close()
  }
}

function parse(data: unknown): LiveMessage | undefined {
  if (typeof data !== 'string') return undefined
  try {
    const message = v.safeParse(LiveMessageSchema, JSON.parse(data))
    return message.success ? message.output : undefined
  } catch {
    return undefined
  }
}
