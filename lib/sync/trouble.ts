import type { Engine } from './engine.ts'
import { timing } from './engine.ts'
import type { Answer, Trouble } from './ports.ts'

/** Ends a drain: Nextech or the way to it is in trouble, every order stays where it is. */
export class TroubleStop extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.message)
    this.trouble = trouble
  }
}

/** The value of an answer; trouble ends the drain. */
export function mustAnswer<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw new TroubleStop(answer)
}

/**
 * Remembers trouble for people to see, and when to try again. The wait grows with how long it has lasted already,
 * so it needs no counter; nothing is tried before someone signs in.
 */
export async function noteTrouble({ store, clock, random }: Engine, trouble: Trouble): Promise<void> {
  const now = clock.now()
  const before = (await store.health()).trouble
  const since = before?.code === trouble.trouble ? before.since : now
  const lasted = Math.min(Math.max(now - since, timing.shortestBackOff), timing.longestBackOff)
  const wait = Math.max(trouble.retryAfterMs ?? 0, lasted * (0.75 + random() / 2))
  const nextTryAt = trouble.trouble === 'signed-out' ? null : now + Math.round(wait)
  await store.saveHealth({ trouble: { code: trouble.trouble, message: trouble.message, since, nextTryAt } })
}

/** A read or a post just proved the sync alive; written now and then, because each order proves it several times. */
export async function noteProof({ store, clock }: Engine): Promise<void> {
  const { provenAt, trouble } = await store.health()
  const age = clock.now() - (provenAt ?? Number.NEGATIVE_INFINITY)
  if (trouble === null && age >= 0 && age < timing.proof) return
  await store.saveHealth({ provenAt: clock.now(), trouble: null })
}
