import type { RememberedCustomer } from '../../lib/contract/staff-queue.ts'
import { formatMoment } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/staff-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Notice } from '../common/notice.tsx'
import type { StaffEvents, StaffReady } from './view.ts'

interface MemoryListProps {
  view: StaffReady
  onShow: () => void
  onForget: StaffEvents['onForget']
}

/** Who shop customers are, and who they are not, as staff said; each can be taken back. */
export function MemoryList({ view, onShow, onForget }: MemoryListProps) {
  const { memory } = view
  return (
    <Card title={say('staff.memory')}>
      <p class="soft small">{say('staff.memory.hint')}</p>
      {memory.kind !== 'shown' && (
        <Button busy={memory.kind === 'loading'} onPress={onShow}>
          {say('staff.memory.show')}
        </Button>
      )}
      {memory.kind === 'shown' && memory.trouble && (
        <Notice tone="warn" icon="attention" title={say('staff.memory.unknown')}>
          <p>{memory.trouble}</p>
        </Notice>
      )}
      {memory.kind === 'shown' && memory.customers.length === 0 && <p>{say('staff.memory.none')}</p>}
      {memory.kind === 'shown' && memory.customers.length > 0 && (
        <ul class="memory-list">
          {memory.customers.map(customer => (
            <Remembered key={customer.key} customer={customer} view={view} onForget={onForget} />
          ))}
        </ul>
      )}
    </Card>
  )
}

interface RememberedProps {
  customer: RememberedCustomer
  view: StaffReady
  onForget: StaffEvents['onForget']
}

function Remembered({ customer, view, onForget }: RememberedProps) {
  const { key, pairing } = customer
  const name = customer.name || customer.email || say('staff.memory.forgotten')
  const told = pairing && {
    what: say(pairing.state === 'gone' ? 'staff.memory.gone' : 'staff.memory.is', {
      patient: patientWords(pairing.patient),
    }),
    when: say('staff.memory.by', {
      time: formatMoment(pairing.at, view.timeZone, view.today),
      who: pairing.by ?? say('staff.other-window'),
    }),
  }
  return (
    <li>
      <p>
        <strong>{name}</strong> <span class="soft small">{customer.email}</span>
      </p>
      <ul>
        {told && <Line name={name} what={told.what} when={told.when} onForget={() => onForget(key, null)} />}
        {customer.never.map(patient => (
          <Line
            key={patient.uid}
            name={name}
            what={say('staff.memory.never', { patient: patientWords(patient) })}
            onForget={() => onForget(key, patient.uid)}
          />
        ))}
      </ul>
    </li>
  )
}

interface LineProps {
  name: string
  what: string
  when?: string
  onForget: () => void
}

function Line({ name, what, when, onForget }: LineProps) {
  return (
    <li class="memory-line">
      <span>
        {what} {when && <span class="soft small">· {when}</span>}
      </span>
      <Button
        kind="quiet"
        label={say('staff.memory.forget.label', { customer: name, what })}
        onPress={onForget}
      >
        {say('staff.memory.forget')}
      </Button>
    </li>
  )
}

function patientWords({ name, chartNumber }: { name: string | null; chartNumber: string | null }): string {
  if (name === null) return say('staff.memory.unknown')
  return chartNumber ? say('staff.memory.patient', { name, chart: chartNumber }) : name
}
