import type { RememberedPatient, ResolveView } from '../../lib/contract/panel.ts'
import { formatMoment } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'

interface MemoryNoteProps {
  order: ResolveView
  onForget: () => void
  onAllow: (uid: string) => void
}

/** What is remembered of this customer, and how to take it back. */
export function MemoryNote({ order, onForget, onAllow }: MemoryNoteProps) {
  const { pairing, never } = order.memory
  return (
    <>
      {pairing && (
        <div class="memory small">
          <p>
            {say(`panel.memory.${pairing.state}`, {
              patient: named(pairing.patient),
              time: formatMoment(pairing.at, order.timeZone, order.today),
              who: pairing.by ?? say('panel.other-window'),
            })}
          </p>
          <Button kind="quiet" onPress={onForget}>
            {say('panel.memory.forget')}
          </Button>
        </div>
      )}
      {never.length > 0 && (
        <div class="memory small">
          <p>{say('panel.denied')}</p>
          <ul>
            {never.map(patient => (
              <li key={patient.uid}>
                {named(patient)}{' '}
                <Button
                  kind="quiet"
                  label={say('panel.allow.label', { name: named(patient) })}
                  onPress={() => onAllow(patient.uid)}
                >
                  {say('panel.allow')}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

/** `Maria Lopez, Chart 10442`. */
export function named({ name, chartNumber }: RememberedPatient): string {
  const chart = chartNumber && say('panel.chart', { chart: chartNumber })
  return [name, chart].filter(Boolean).join(', ') || say('panel.memory.unknown')
}
