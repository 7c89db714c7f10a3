import type { OrderRecord } from '../domain/posting.ts'
import { type Engine, timing } from './engine.ts'
import type { Answer, PracticeSetup, SetupReading } from './ports/nextech.ts'
import { mustAnswer, noteProof } from './trouble.ts'

/** What of the set-up article is missing in Nextech. */
export interface SetupFault {
  missing: Extract<SetupReading, { kind: 'missing' }>['what']
  detail: string
}

/** The ids of what the set-up article makes, read once and kept, or what of it is missing. */
export async function practiceSetup(engine: Engine): Promise<PracticeSetup | SetupFault> {
  const known = await engine.store.setup()
  if (known) return known
  const answer = await confirmedSetup(engine)
  const good = await engine.store.lastSetup()
  // A list that contradicts itself disproves nothing: what was good goes on, and nobody's payment waits for it.
  if (!answer.ok && answer.trouble === 'list-incomplete' && good) {
    await engine.store.saveSetup(good)
    return good
  }
  const reading = mustAnswer(answer)
  await noteProof(engine)
  if (reading.kind === 'ready') {
    await engine.store.saveSetup(reading.setup)
    await engine.store.saveHealth({ setupFault: null })
    return reading.setup
  }
  await engine.store.forgetSetup()
  const { what, detail } = reading
  await engine.store.saveHealth({ setupFault: { what, detail } })
  return { missing: what, detail }
}

/** What is missing stops every payment, so it is believed only when a second reading finds it missing too. */
async function confirmedSetup({ nextech }: Engine): Promise<Answer<SetupReading>> {
  const first = await nextech.readSetup()
  return first.ok && first.value.kind === 'missing' ? nextech.readSetup() : first
}

/** The order needs attention until the set-up is put right; it is looked at again after a while by itself. */
export function holdForSetup(engine: Engine, record: OrderRecord, fault: SetupFault): Promise<OrderRecord> {
  const { state } = record.posting
  const dueAt = engine.clock.now() + timing.setupRecheck
  const held = state === 'new' || state === 'matched' || state === 'attention'
  return engine.store.update(
    record,
    held ? { state: 'attention', reason: fault.missing, detail: fault.detail, dueAt } : { dueAt },
  )
}
