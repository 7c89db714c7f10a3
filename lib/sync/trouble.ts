import type { Health } from '../domain/health.ts'
import type { Patient } from '../domain/patient.ts'
import type { TroubleCode } from '../domain/reasons.ts'
import type { Engine } from './engine.ts'
import { timing } from './engine.ts'
import type { Answer, Trouble } from './ports/nextech.ts'
import type { Random } from './ports/runtime.ts'

/** Ends a drain: Nextech or the way to it is in trouble, every order stays where it is. */
export class TroubleStop extends Error {
  readonly trouble: Trouble
  constructor(trouble: Trouble) {
    super(trouble.message)
    this.trouble = trouble
  }
}

/** Trouble with what was asked, or sent, for one order alone: it may be everybody's, or the order's own. */
export class OwnTroubleStop extends TroubleStop {}

/** Trouble that a payment or a new patient met: one that left, and was answered so, is told until one is taken. */
export function stopOfWrite(trouble: Trouble): TroubleStop {
  return trouble.status === undefined
    ? new TroubleStop(trouble)
    : new OwnTroubleStop({ ...trouble, ofPayments: true })
}

/**
 * A list about one order's customer or payment contradicts itself: that order waits, the others go on. What all orders
 * share, the set-up and the location's ledger, ends the drain instead.
 */
export class OrderListStop extends TroubleStop {}

/** Whether an error is everybody's: Nextech or the store cannot work now. What one order met keeps no other back. */
export function endsDrain({ isStoreFault }: Pick<Engine, 'isStoreFault'>, error: unknown): boolean {
  if (error instanceof OrderListStop) return false
  return error instanceof TroubleStop || isStoreFault?.(error) === true
}

/** The value of an answer about one order alone. */
export function mustAnswerForOrder<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw answer.trouble === 'list-incomplete' ? new OrderListStop(answer) : new OwnTroubleStop(answer)
}

/** The patients that a search found. */
export function mustFind(answer: Answer<Patient[]>): Patient[] {
  return mustAnswerForOrder(answer.ok ? answer : { ...answer, ofSearches: true })
}

/** The value of an answer; trouble ends the drain. */
export function mustAnswer<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.value
  throw new TroubleStop(answer)
}

/**
 * Remembers trouble for people to see, and when to try again. The wait grows with how long it has lasted already,
 * so it needs no counter; without a sign-in nothing is tried before someone signs in.
 */
export async function noteTrouble({ store, clock, random }: Engine, trouble: Trouble): Promise<void> {
  const now = clock.now()
  const before = (await store.health()).trouble
  const isSame = before !== null && before.since <= now && passingCode(before.code) === trouble.trouble
  const since = isSame ? before.since : now
  const code = lastingCode(trouble.trouble, now - since)
  const asked = Math.min(trouble.retryAfterMs ?? 0, timing.maxRetryAfter)
  const wait = Math.max(asked, backOff(now - since, random))
  const nextTryAt = waitsForPerson(trouble) ? null : now + wait
  const { message, ofPayments, ofSearches } = trouble
  await store.saveHealth({
    trouble: {
      ...{ code, message, since, nextTryAt },
      ...(ofPayments && { ofPayments }),
      ...(ofSearches && { ofSearches }),
    },
  })
}

/** Only a person ends it; but a token that Nextech itself refuses is a new one, and the sign-in stands: that may pass. */
function waitsForPerson({ trouble, status }: Trouble): boolean {
  return (trouble === 'signed-out' && status !== 401) || trouble === 'vault-closed'
}

/** How long to wait before the next try, in milliseconds, after so many of trouble. */
export function backOff(lasted: number, random: Random): number {
  const wait = Math.min(Math.max(lasted, timing.minBackOff), timing.maxBackOff)
  return Math.round(wait * (0.75 + random() / 2))
}

/** A list that goes on contradicting itself will not pass by itself: a person has to ask Nextech. */
export function lastingCode<C extends TroubleCode>(code: C, lasted: number): C | 'records-hidden' {
  return code === 'list-incomplete' && lasted >= timing.hidden ? 'records-hidden' : code
}

/** What the trouble was called when it began. */
function passingCode(code: TroubleCode): TroubleCode {
  return code === 'records-hidden' ? 'list-incomplete' : code
}

/** A list was read although its own count contradicts it: people are told, and nothing waits. */
export async function noteListDoubt(
  { store, clock }: Pick<Engine, 'store' | 'clock'>,
  message: string,
): Promise<void> {
  const { listDoubt } = await store.health()
  const age = clock.now() - (listDoubt?.at ?? Number.NEGATIVE_INFINITY)
  if (listDoubt?.message === message && age >= 0 && age < timing.doubt) return
  await store.saveHealth({ listDoubt: { message, at: clock.now() } })
}

/** What Nextech just answered. */
export type Proof = 'question' | 'search' | 'payment'

type Concern = Pick<NonNullable<Health['trouble']>, 'ofPayments' | 'ofSearches'>

/** What shows that trouble is over. */
export function provenBy({ ofPayments, ofSearches }: Concern): Proof {
  if (ofPayments) return 'payment'
  return ofSearches ? 'search' : 'question'
}

/** How much was proven of Nextech, per store; a new worker begins to count again. */
const proofs = new WeakMap<Engine['store'], Partial<Record<Proof, number>>>()

/** How often Nextech has answered so. */
export function proofsOf(store: Engine['store'], by: Proof): number {
  return proofs.get(store)?.[by] ?? 0
}

/**
 * A read or a post just proved the sync alive; written now and then, because each order proves it several times. Only a
 * `payment` proves that payments are taken, and only a `search` that patients are found.
 */
export async function noteProof({ store, clock }: Engine, by: Proof = 'question'): Promise<void> {
  proofs.set(store, { ...proofs.get(store), [by]: proofsOf(store, by) + 1 })
  const { provenAt, trouble } = await store.health()
  const age = clock.now() - (provenAt ?? Number.NEGATIVE_INFINITY)
  // That Nextech answers says nothing of whether this browser may write.
  const stays =
    trouble?.code === 'browser-repeats' ||
    (trouble !== null && by !== provenBy(trouble) && provenBy(trouble) !== 'question')
  if ((trouble === null || stays) && age >= 0 && age < timing.proof) return
  await store.saveHealth({ provenAt: clock.now(), ...(!stays && { trouble: null }) })
}
