import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { MoveDirectionSchema, MovePhaseSchema } from '../contract/moving-view.ts'
import { MovingCountsSchema } from '../domain/moved.ts'
import { InstantSchema } from '../domain/units.ts'

const key = 'moving'
const lastKey = 'lastMove'

/** A move that is under way: it outlives the worker, and is gone on with by the next one. */
const MoveRecordSchema = v.object({
  id: v.string(),
  direction: MoveDirectionSchema,
  phase: MovePhaseSchema,
  url: v.string(),
  since: InstantSchema,
  counts: MovingCountsSchema,
})
export type MoveRecord = v.InferOutput<typeof MoveRecordSchema>

const LastMoveSchema = v.object({
  direction: MoveDirectionSchema,
  at: InstantSchema,
  counts: MovingCountsSchema,
})
export type LastMove = v.InferOutput<typeof LastMoveSchema>

/** The move that is under way; undefined where none is. */
export async function readMove(): Promise<MoveRecord | undefined> {
  const stored = v.safeParse(MoveRecordSchema, (await browser.storage.local.get(key))[key])
  return stored.success ? stored.output : undefined
}

export async function writeMove(record: MoveRecord): Promise<void> {
  await browser.storage.local.set(asStored(record))
}

/** As it stands in the storage, to be written together with what must change at the same moment. */
export function asStored(record: MoveRecord): Record<string, unknown> {
  return { [key]: record }
}

/** The move is over; `last` = it came to its end. */
export async function clearMove(last?: LastMove): Promise<void> {
  if (last) await browser.storage.local.set({ [lastKey]: last })
  await browser.storage.local.remove(key)
}

/** The last move that came to its end. */
export async function readLastMove(): Promise<LastMove | undefined> {
  const stored = v.safeParse(LastMoveSchema, (await browser.storage.local.get(lastKey))[lastKey])
  return stored.success ? stored.output : undefined
}
