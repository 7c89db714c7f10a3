import type { Posting } from '../../../lib/domain/posting.ts'
import type { Engine } from '../../../lib/sync/engine.ts'
import type { IntakeStore } from '../../../lib/sync/ports/intake.ts'
import type { SyncStore } from '../../../lib/sync/ports/sync-store.ts'
import type { StatementFault } from './database-faults.ts'
import type { Plan } from './plan.ts'
import type { Time } from './time.ts'
import type { Trace } from './trace.ts'
import type { Worker } from './worker-state.ts'

/** The stores that the simulation runs on. */
const diskKinds = ['dexie', 'postgres'] as const
export type DiskKind = (typeof diskKinds)[number]

/** The kind of this name. Throws where there is none. */
export function mustReadDiskKind(name: string): DiskKind {
  const kind = diskKinds.find(each => each === name)
  if (!kind) throw new Error(`There is no store "${name}"; choose ${diskKinds.join(' or ')}.`)
  return kind
}

/** The schedule that runs on a disk, and who hears of what befalls it. */
export interface DiskWorld {
  plan: Plan
  time: Time
  trace: Trace
  /** The machine's clock. */
  machineNow(): number
  /** What befalls statements, in place of what the seed says. */
  statementFaults?: readonly StatementFault[] | undefined
  /** A worker sends a statement to its database. */
  onStatement(): void
  /** Something of the disk failed: the product may complain now. */
  onFault(): void
  /** The worker ends here, and another one comes after so many ms. */
  onKill(worker: Worker, restartAfter: number): void
}

/** What a worker is given of the disk. */
export interface WorkerDisk extends Pick<Engine, 'store' | 'isStoreFault'> {
  /** Where the database itself keeps who may work; else the host does. */
  lock?: Engine['lock']
}

/** Where one installation keeps what it knows, with what a crash or a loss of power leaves of it. */
export interface Disk {
  /** Empties it, for the next schedule or a new installation. */
  reset(world: DiskWorld): Promise<void>
  /** The disk as a worker works with it: gone with the worker, slow and failing as planned. */
  connect(worker: Worker): WorkerDisk
  /** A worker was killed: what it had not committed is lost. */
  leave(worker: Worker): void
  /** As people's screens and the shop's pages reach it. */
  store(): SyncStore
  intake(): IntakeStore
  postings(): Promise<Posting[]>
  /** Whether somebody may still be at work, as far as the database knows. */
  isLocked(): Promise<boolean>
  /** The machine loses its power: `survivors(n)` of the n commits that were not sure are on the disk. Answers how many are lost. */
  losePower(survivors: (unsure: number) => number): Promise<number>
  /** All connections are closed under us; what is under way is aborted. */
  forceClose(): void
  /** Whether an error is the disk's: who met it asks again. */
  isFault(error: unknown): boolean
  /** What does not fit together in what is stored, in words. */
  wrong(): Promise<string[]>
}
