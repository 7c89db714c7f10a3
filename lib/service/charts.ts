import type { Nextech } from '../sync/ports/nextech.ts'
import type { Clock } from '../sync/ports/runtime.ts'
import { nextechMemory } from './nextech-memory.ts'
import { withTimeout } from './with-timeout.ts'

/** Chart numbers change as good as never. */
const maxKnown = 1_000
const maxAsked = 50
/** After trouble with Nextech nobody waits for it at each look at the list. */
const againMs = 60_000

/** Chart numbers of patients, as far as Nextech tells them; without one where it does not answer. */
export async function chartsOf(
  practice: { engine: { clock: Clock }; interactive: Pick<Nextech, 'findPatients'> },
  uids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { engine, interactive } = practice
  const memory = nextechMemory(practice)
  const known = memory.charts
  const missing = [...new Set(uids)].filter(uid => uid !== '' && !known.has(keyOf(uid))).slice(0, maxAsked)
  const now = engine.clock.now()
  if (missing.length > 0 && (now >= memory.chartsFrom || now < memory.chartsFrom - againMs)) {
    const read = await withTimeout(engine.clock, interactive.findPatients({ by: 'uid', uids: missing }))
    memory.chartsFrom = read.ok ? 0 : now + againMs
    if (known.size > maxKnown) known.clear()
    for (const patient of read.ok ? read.value : [])
      if (patient.chartNumber !== null) known.set(keyOf(patient.uid), patient.chartNumber)
  }
  return new Map(
    uids.flatMap(uid => {
      const chart = known.get(keyOf(uid))
      return chart === undefined ? [] : [[uid, chart] as const]
    }),
  )
}

const keyOf = (uid: string) => uid.toLowerCase()
