import { useRef, useState } from 'preact/hooks'
import type { CandidateView, ExistingPaymentsView, ResolveView } from '../../lib/contract/panel.ts'
import { formatCents } from '../../lib/domain/money.ts'
import type { PatientForm } from '../../lib/domain/patient-form.ts'
import { plural, say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { CandidateCard } from './candidate-card.tsx'
import { isUnproven } from './existing-payments.tsx'
import { NewPatient } from './new-patient.tsx'
import { SearchPatients } from './search-patients.tsx'
import { useFocus } from './use-focus.ts'
import type { PanelEvents, SettlingView } from './view.ts'

type PostAnywayProps = Pick<PanelEvents, 'onPostAnyway' | 'onNewPatientAnyway' | 'onSearch' | 'onDeny'> & {
  view: SettlingView
  existing: ExistingPaymentsView
}

/**
 * Posting although a payment is there: closed at first, and every button in it says what its press does. Nothing here
 * listens to keys, and no press opens and posts at once.
 */
export function PostAnyway({ view, existing, ...events }: PostAnywayProps) {
  const [open, setOpen] = useState(false)
  const { order, step } = view
  const isAgain = existing.kind === 'voided'
  const busy = step.kind === 'saving'
  return (
    <section class="way anyway" aria-labelledby="anyway">
      <h2 id="anyway">{headingOf(order, existing)}</h2>
      <Button expanded={open} onPress={() => setOpen(!open)}>
        {say(isAgain ? 'panel.again.open' : 'panel.anyway.open')}
      </Button>
      {open && (
        <>
          <p class="why">{say(isAgain ? 'panel.again.hint' : 'panel.anyway.hint')}</p>
          {order.candidates.map(candidate => (
            <CandidateCard
              key={candidate.uid}
              candidate={candidate}
              order={order}
              busy={busy}
              choice={anywayWords(order, existing, candidate)}
              onChoose={() => events.onPostAnyway(candidate.uid)}
              onDeny={() => events.onDeny(candidate.uid)}
            />
          ))}
          <SearchPatients
            view={view}
            onSearch={events.onSearch}
            onChoose={uid => events.onPostAnyway(uid)}
            choiceOf={candidate => anywayWords(order, existing, candidate)}
          />
          <NewPatientAnyway view={view} existing={existing} onSubmit={events.onNewPatientAnyway} />
        </>
      )}
    </section>
  )
}

function headingOf(order: ResolveView, existing: ExistingPaymentsView): string {
  if (existing.kind === 'voided') return say('panel.again')
  return isUnproven(order, existing)
    ? say('panel.anyway.unproven')
    : plural('panel.anyway', existing.payments.length)
}

type NewPatientAnywayProps = {
  view: SettlingView
  existing: ExistingPaymentsView
  onSubmit: (patient: PatientForm) => void
}

/** The form posts nothing, for Enter in any of its fields submits it: it leads to a button of its own. */
function NewPatientAnyway({ view, existing, onSubmit }: NewPatientAnywayProps) {
  const [filled, setFilled] = useState<PatientForm | null>(null)
  const { order, step } = view
  const busy = step.kind === 'saving'
  return (
    <>
      {/* Hidden, not taken away: who goes back finds what was typed. */}
      <div hidden={filled !== null}>
        <NewPatient
          customer={order.customer}
          today={order.today}
          openAtFirst={false}
          busy={busy}
          submit={say('panel.anyway.new.check')}
          onSubmit={setFilled}
        />
      </div>
      {filled && (
        <ConfirmNew
          name={`${filled.firstName} ${filled.lastName}`}
          words={newPatientWords(order, existing, filled)}
          busy={busy}
          onPost={() => onSubmit(filled)}
          onBack={() => setFilled(null)}
        />
      )}
    </>
  )
}

/** Nobody has read a question in less. */
const unreadMs = 500

interface ConfirmNewProps {
  name: string
  words: string
  busy: boolean
  onPost: () => void
  onBack: () => void
}

function ConfirmNew({ name, words, busy, onPost, onBack }: ConfirmNewProps) {
  // The focus goes to what is asked, not to the button that does it.
  const heading = useFocus<HTMLHeadingElement>(name)
  const shownAt = useRef(performance.now())
  // The second half of a double press on the form's button is nobody's answer to what has just come up.
  const post = () => {
    if (performance.now() - shownAt.current >= unreadMs) onPost()
  }
  return (
    <div class="card candidate">
      <h3 ref={heading} tabIndex={-1}>
        {say('panel.anyway.new.confirm', { name })}
      </h3>
      <Button busy={busy} onPress={post}>
        {words}
      </Button>
      <Button kind="quiet" onPress={onBack}>
        {say('panel.anyway.new.back')}
      </Button>
    </div>
  )
}

/** `Post a second payment of $641.75 on Jane Roe’s Billing tab (chart 10021)`. */
function anywayWords(order: ResolveView, existing: ExistingPaymentsView, candidate: CandidateView): string {
  const name = candidate.name.trim() || say('panel.unnamed')
  const chart = candidate.chartNumber
    ? say('panel.anyway.chart', { chart: candidate.chartNumber })
    : say('panel.twins.unnumbered')
  const values = { amount: formatCents(order.amountCents), name, chart }
  if (existing.kind === 'voided') return say('panel.again.post', values)
  const there = existing.payments.filter(
    ({ patient, isLive }) => isLive && patient.uid.toLowerCase() === candidate.uid.toLowerCase(),
  ).length
  // Perhaps one is there that nobody has found.
  return say(`panel.anyway.post.${isUnproven(order, existing) ? 'more' : ordinalOf(there)}`, values)
}

function ordinalOf(there: number): 'first' | 'second' | 'third' | 'more' {
  return (['first', 'second', 'third'] as const)[there] ?? 'more'
}

function newPatientWords(order: ResolveView, existing: ExistingPaymentsView, patient: PatientForm): string {
  const values = {
    amount: formatCents(order.amountCents),
    name: `${patient.firstName} ${patient.lastName}`.trim(),
  }
  return say(existing.kind === 'voided' ? 'panel.again.new' : 'panel.anyway.new', values)
}
