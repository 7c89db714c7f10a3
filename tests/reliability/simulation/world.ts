import type { Configuration } from '../../../lib/domain/configuration.ts'
import type { Simulation } from '../../../sandbox/nextech/state.ts'
import type { StatementFault } from './database-faults.ts'
import type { Disk } from './disk.ts'
import type { LedgerOracle } from './ledger-oracle.ts'
import type { Plan } from './plan.ts'
import type { Seeded } from './random.ts'
import type { Time } from './time.ts'
import type { Trace } from './trace.ts'
import type { Transport } from './transport.ts'
import type { SessionState, Worker } from './worker-state.ts'

/** Safeguards that live outside of the product's source and can be switched off here. */
export interface Switches {
  lock: boolean
}

/** What broke, and how. */
export interface Violation {
  invariant: string
  detail: string
}

/** One installation, its machine, and the practice's Nextech. */
export interface World {
  plan: Plan
  time: Time
  trace: Trace
  random: Seeded
  disk: Disk
  sim: Simulation
  oracle: LedgerOracle
  transport: Transport
  configuration: Configuration
  switches: Switches
  /** The host is the sync backend. */
  isBackend: boolean
  session: SessionState
  /** Passes a question on, and notices when another worker is asking the same. */
  asks<T>(worker: Worker, address: string, job: () => Promise<T>): Promise<T>
  /** Who holds which lock. */
  locks: Map<string, Worker>
  workers: Worker[]
  /** Patients that staff chose, by order. */
  chosen: Map<string, Set<string>>
  /** Orders that somebody or something interfered with: their outcome is not foretold. */
  touched: Set<string>
  /** How often staff decided an order. */
  decided: Map<string, number>
  violations: Violation[]
  /** Orders whose page was looked at: it will be again when the machine lost what it read. */
  read: Set<string>
  /** How many steps all workers together have taken. */
  steps: number
  /** False from a loss of power until the machine is up again: nobody works there. */
  isUp: boolean
  /** How many statements all workers have sent to their database, where there is one. */
  statements: number
  /** What befalls them, in place of what the seed says. */
  statementFaults: readonly StatementFault[] | undefined
  /** What may make the product complain, and when it last happened. */
  closedAt: number
  /** The machine's clock. */
  machineNow(): number
  diskDelay(): number
  /** Something changed that a drain should see soon. */
  schedule(): void
  /** A person wants to see the ledger as it is now. */
  askDrain(): void
  /** A payment of ours landed for an order. */
  onLanded: (number: string) => void
  /** Called around every await of every worker: the planned crashes and pauses happen here. */
  atStep(worker: Worker, step: number, isAfter: boolean): void
  /** The disk says that the worker ends in the midst of what it asked of it. */
  onKill(worker: Worker, restartAfter: number): void
  violate(invariant: string, detail: string): void
}
