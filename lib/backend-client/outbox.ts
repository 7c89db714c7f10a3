import * as v from 'valibot'
import { OrderReadingSchema } from '../contract/readings.ts'

/** A reading of an order's page that could not be told yet, and the page of the shop that told it. */
const WaitingReadingSchema = v.object({
  body: v.object({ reading: OrderReadingSchema, href: v.nullable(v.string()) }),
  page: v.object({ origin: v.string(), reader: v.string() }),
})
export type WaitingReading = v.InferOutput<typeof WaitingReadingSchema>

export const OutboxSchema = v.array(WaitingReadingSchema)

/** Where readings wait: memory that outlives the worker and is on no disk, for they name customers. */
export interface OutboxMemory {
  read(): Promise<WaitingReading[] | undefined>
  write(waiting: WaitingReading[]): Promise<void>
}

export interface Outbox {
  add(reading: WaitingReading): Promise<void>
  /** Sends what waits, the oldest first; stops where `send` answers false, and keeps the rest. */
  flush(send: (reading: WaitingReading) => Promise<boolean>): Promise<void>
  size(): Promise<number>
}

/** An order that finds no room is read again from its list as soon as the backend answers. */
const maxWaiting = 300
/** Characters in all: a browser has 10 MB for what lives in memory, and tokens and tickets are there too. */
const maxSize = 2_000_000

/** Readings that wait for the backend: the latest of each order, each sent once. */
export function createOutbox(memory: OutboxMemory): Outbox {
  let last: Promise<unknown> = Promise.resolve()
  /** One change at a time. */
  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const mine = last.then(job)
    last = mine.catch(() => undefined)
    return mine
  }
  const waiting = async () => (await memory.read()) ?? []
  return {
    add: reading =>
      inTurn(async () => {
        const others = (await waiting()).filter(each => keyOf(each) !== keyOf(reading))
        await memory.write(fitting([...others, reading]))
      }),
    flush: send =>
      inTurn(async () => {
        for (const reading of await waiting()) {
          if (!(await send(reading))) return
          await memory.write((await waiting()).filter(each => keyOf(each) !== keyOf(reading)))
        }
      }),
    size: async () => (await waiting()).length,
  }
}

const keyOf = ({ body, page }: WaitingReading) => JSON.stringify([page.origin, body.reading.number])

/** The page that tells the most gives way, its oldest first: none pushes out what another told. */
function fitting(waiting: readonly WaitingReading[]): WaitingReading[] {
  const left = waiting.map(reading => ({ reading, size: JSON.stringify(reading).length }))
  const sizes = new Map<string, number>()
  const pageOf = ({ page }: WaitingReading) => JSON.stringify(page)
  const grow = (page: string, size: number) => sizes.set(page, (sizes.get(page) ?? 0) + size)
  for (const { reading, size } of left) grow(pageOf(reading), size)
  while (left.length > maxWaiting || left.reduce((sum, { size }) => sum + size, 0) > maxSize) {
    const [largest] = [...sizes].toSorted(([, one], [, other]) => other - one)[0] ?? []
    const [gone] = left.splice(
      left.findIndex(({ reading }) => pageOf(reading) === largest),
      1,
    )
    if (gone) grow(pageOf(gone.reading), -gone.size)
  }
  return left.map(({ reading }) => reading)
}
