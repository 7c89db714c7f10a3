import type { Configuration } from '../domain/configuration.ts'
import type { Instant } from '../domain/units.ts'
import type { Engine } from '../sync/engine.ts'
import type { Activity } from '../sync/ports/activity.ts'
import type { IntakeStore } from '../sync/ports/intake.ts'
import type { Nextech } from '../sync/ports/nextech.ts'
import type { SourceStates } from '../sync/source-state.ts'
import type { Host, KeptReports, Overview, PatientPages, SetupPorts, TaughtPages } from './ports.ts'

/** What of a configuration the service may know: of the way in to Nextech only where it leads. */
export type PracticeFacts = Pick<Configuration, 'posture' | 'policy' | 'practice' | 'shops'> & {
  nextech: Pick<Configuration['nextech'], 'practiceId' | 'apiBaseUrl' | 'tokenUrl'>
}

/** One practice, as the use cases see it: ports only, whatever the host puts behind them. */
export interface Practice {
  configuration: PracticeFacts
  engine: Engine
  /** Nextech for a person who waits: its calls go before the engine's. */
  interactive: Nextech
  /** The list of all patients, read while nothing else waits for it. */
  patientPages: PatientPages
  intake: IntakeStore
  /** How far the shops that have an interface of their own were read. */
  polling: Pick<SourceStates, 'sources' | 'clock' | 'firstDays'>
  overview: Overview
  /** What reports read, and how it is kept. */
  reports: KeptReports
  activity: Activity
  /** What time it is at Nextech; undefined until it has answered, and where nobody listens to that. */
  nextechNow?: () => Instant | undefined
  setup: SetupPorts
  taughtPages: TaughtPages
  host: Host
}
