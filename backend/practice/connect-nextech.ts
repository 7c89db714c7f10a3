import * as v from 'valibot'
import type { Configuration } from '../../lib/domain/configuration.ts'
import { connectionName } from '../../lib/domain/connection.ts'
import { learnedDateZone } from '../../lib/domain/test-payment.ts'
import type { Instant } from '../../lib/domain/units.ts'
import { type Access, createAccess, StoredTokensSchema, type TokenVault } from '../../lib/nextech/access.ts'
import { createPatientPages } from '../../lib/nextech/patient-pages.ts'
import { createSelectNextech } from '../../lib/nextech/select.ts'
import { createServerClock } from '../../lib/nextech/server-clock.ts'
import { createSetupProbe } from '../../lib/nextech/setup-probe.ts'
import type { LanedThrottle } from '../../lib/nextech/throttle.ts'
import { nodeWire } from '../../lib/nextech/write-wire.ts'
import type { PatientPages } from '../../lib/service/ports.ts'
import type { SetupProbe, TestPaymentStore } from '../../lib/setup/ports.ts'
import type { Nextech } from '../../lib/sync/ports/nextech.ts'
import type { SyncStore } from '../../lib/sync/ports/sync-store.ts'
import { noteListDoubt } from '../../lib/sync/trouble.ts'
import { maxAnswerBytes, sendingFetch } from '../nextech/sending-fetch.ts'
import type { Secrets } from '../secrets/secret-store.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { clock } from './clock.ts'
import { secretNames } from './configuration.ts'
import { usableSecret } from './usable-secret.ts'

/** Nextech as a practice meets it: for the engine, for people who wait, and for what has time. */
export interface NextechConnection {
  access: Access
  engine: Nextech
  interactive: Nextech
  patientPages: PatientPages
  probe(): SetupProbe
  /** What time it is at Nextech; undefined until it has answered. */
  now(): Instant | undefined
}

export interface ConnectionParts {
  configuration: Configuration
  secrets: Secrets
  throttle: LanedThrottle
  store: SyncStore
  tests: TestPaymentStore
}

const sending = boundedFetch(maxAnswerBytes, sendingFetch)

/** Connects a practice with Nextech. Writes leave by `sendingFetch`, which nothing repeats. */
export function connectNextech(parts: ConnectionParts): NextechConnection {
  const { configuration, secrets, throttle, store, tests } = parts
  const { nextech: connection, practice, policy } = configuration
  const access = createAccess({
    connection,
    vault: tokenVault(secrets, connection),
    fetch: sending,
    clock,
  })
  const common = {
    fetch: sending,
    clock,
    random: Math.random,
    access,
    wire: nodeWire,
    connection: { ...connection, timeZone: practice.timeZone, patientStatus: policy.patientStatus },
    /** As configured, else as the last test payment showed. */
    dateZone: async () => connection.dateZone ?? learnedDateZone(await tests.list()),
    onDoubt: (message: string) => void noteListDoubt({ store, clock }, message).catch(() => undefined),
  }
  const serverClock = createServerClock()
  const forPeople = { ...common, throttle: throttle.interactive }
  return {
    access,
    engine: createSelectNextech({ ...common, throttle, onServerTime: serverClock.note }),
    interactive: createSelectNextech(forPeople),
    patientPages: createPatientPages({ ...common, throttle: throttle.idle }),
    probe: () => createSetupProbe(forPeople),
    now: serverClock.now,
  }
}

/**
 * The tokens, sealed for the connection that they were got for (rules 9): those of another host, user, client or practice
 * are no sign-in, whatever left them there. The name is inside the seal, so that nobody without the key can change it.
 */
export function tokenVault(secrets: Secrets, connection: Configuration['nextech']): TokenVault {
  const name = connectionName(connection)
  return {
    async read() {
      const text = await usableSecret(secrets, secretNames.tokens)
      if (text === undefined) return undefined
      const kept = v.safeParse(KeptTokensSchema, JSON.parse(text))
      return kept.success && kept.output.connection === name ? kept.output.tokens : undefined
    },
    write: tokens => secrets.write(secretNames.tokens, JSON.stringify({ connection: name, tokens })),
    clear: () => secrets.clear(secretNames.tokens),
  }
}

const KeptTokensSchema = v.object({ connection: v.string(), tokens: StoredTokensSchema })
