import type { Quote } from '../domain/quote.ts'
import type { Instant } from '../domain/units.ts'

/** What a practice's Nextech told, kept in memory so that a list that is read again asks for each patient once. */
export interface NextechMemory {
  /** Chart numbers, by the patient's UID in small letters. */
  charts: Map<string, string>
  /** After trouble nobody waits for charts before this. */
  chartsFrom: Instant
  /** Open quotes, by the patient's UID in small letters; null where Nextech did not tell. */
  quotes: Map<string, { at: Instant; quotes: readonly Quote[] | null }>
}

const memories = new WeakMap<object, NextechMemory>()

/** It ends with the connection that it came by, and no other practice of the process reads it. */
export function nextechMemory({ interactive }: { interactive: object }): NextechMemory {
  const memory = memories.get(interactive) ?? { charts: new Map(), chartsFrom: 0, quotes: new Map() }
  memories.set(interactive, memory)
  return memory
}
