import { Refused } from './replies.ts'

/** Requests of one station that are answered side by side: the database's connections are everybody's, and the worker's too. */
const atOnce = 6
/** So many more wait for their turn; a browser with all of its tabs open asks for less. */
const maxWaiting = 200

interface Queue {
  running: number
  waiting: (() => void)[]
}

/** Has each station's requests take turns, so that one that asks without an end holds up neither the others nor posting. */
export class StationTurns {
  readonly #queues = new Map<string, Queue>()

  /** Does it when it is this station's turn. Throws `Refused` where too many wait already. */
  async run<T>(station: string, job: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(station) ?? { running: 0, waiting: [] }
    this.#queues.set(station, queue)
    if (queue.running < atOnce) queue.running += 1
    else {
      if (queue.waiting.length >= maxWaiting)
        throw new Refused(429, 'too-many', 'This station asks for too much at once. Try again in a moment.')
      // Who ends hands its place on.
      await new Promise<void>(resolve => queue.waiting.push(resolve))
    }
    try {
      return await job()
    } finally {
      const next = queue.waiting.shift()
      if (next) next()
      else {
        queue.running -= 1
        if (queue.running === 0) this.#queues.delete(station)
      }
    }
  }
}
