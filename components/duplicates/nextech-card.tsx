import { useId, useState } from 'preact/hooks'
import { say } from '../../lib/words/duplicates-words.ts'
import { locale } from '../../lib/words/words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Notice } from '../common/notice.tsx'
import type { DuplicatesEvents, NextechOffer, ReadingPlan } from './view.ts'

type NextechCardProps = Pick<DuplicatesEvents, 'onRead' | 'onForget'> & { offer: NextechOffer }

/** Outside of the hours of most practices; Nextech asks for nothing finer. */
const night = { from: '19:00', to: '06:00' }

/** Nextech itself instead of an export. */
export function NextechCard({ offer, onRead, onForget }: NextechCardProps) {
  return (
    <Card title={say('duplicates.nextech')}>
      <p class="soft duplicates-intro">{say('duplicates.nextech.hint')}</p>
      {offer.kind === 'ready' ? (
        <PlanForm offer={offer} onRead={onRead} onForget={onForget} />
      ) : (
        <Unready kind={offer.kind} />
      )}
    </Card>
  )
}

function Unready({ kind }: { kind: Exclude<NextechOffer['kind'], 'ready'> }) {
  if (kind !== 'elsewhere') return <p role="status">{say(`duplicates.nextech.${kind}`)}</p>
  return (
    <Notice tone="warn" icon="attention" title={say('duplicates.nextech.elsewhere')} role="alert">
      <p>{say('duplicates.nextech.elsewhere.fix')}</p>
    </Notice>
  )
}

type PlanFormProps = Omit<NextechCardProps, 'offer'> & { offer: Extract<NextechOffer, { kind: 'ready' }> }

function PlanForm({ offer: { timeZone, kept }, onRead, onForget }: PlanFormProps) {
  const [isNow, setNow] = useState(false)
  const [hours, setHours] = useState(night)
  const [keep, setKeep] = useState(false)
  const plan: ReadingPlan = { hours: isNow ? null : hours, keep: keep || kept !== null }
  return (
    <form
      class="nextech-form"
      onSubmit={event => {
        event.preventDefault()
        onRead(plan)
      }}
    >
      {kept && <KeptSearch kept={kept} />}
      <When isNow={isNow} hours={hours} timeZone={timeZone} onNow={setNow} onHours={setHours} />
      {!kept && <KeepBox keep={keep} onKeep={setKeep} />}
      <div class="duplicates-buttons">
        <Button kind="primary" type="submit">
          {say(kept ? 'duplicates.nextech.go-on' : 'duplicates.nextech.read')}
        </Button>
        {kept && <Button onPress={onForget}>{say('duplicates.nextech.forget')}</Button>}
      </div>
    </form>
  )
}

function KeptSearch({ kept }: { kept: { patients: number; total: number | null } }) {
  const patients = kept.patients.toLocaleString(locale())
  return (
    <p role="status">
      {kept.total === null
        ? say('duplicates.nextech.kept', { patients })
        : say('duplicates.nextech.kept.of', { patients, total: kept.total.toLocaleString(locale()) })}
    </p>
  )
}

interface WhenProps {
  isNow: boolean
  hours: typeof night
  timeZone: string
  onNow: (isNow: boolean) => void
  onHours: (hours: typeof night) => void
}

function When({ isNow, hours, timeZone, onNow, onHours }: WhenProps) {
  const id = useId()
  const time = (part: 'from' | 'to') => (
    <input
      class="control"
      type="time"
      aria-labelledby={`${id}-${part}`}
      value={hours[part]}
      required={!isNow}
      onInput={({ currentTarget: { value } }) => {
        onNow(false)
        onHours({ ...hours, [part]: value })
      }}
    />
  )
  return (
    <fieldset aria-describedby={`${id}-zone`}>
      <legend>{say('duplicates.nextech.when')}</legend>
      <div class="nextech-choice">
        <label id={`${id}-from`}>
          <input type="radio" name={id} checked={!isNow} onChange={() => onNow(false)} />
          {say('duplicates.nextech.hours')}
        </label>
        {time('from')}
        <span id={`${id}-to`}>{say('duplicates.nextech.hours.to')}</span>
        {time('to')}
      </div>
      <p class="soft small nextech-hint" id={`${id}-zone`}>
        {say('duplicates.nextech.zone', { zone: timeZone })}
      </p>
      <div class="nextech-choice">
        <label>
          <input type="radio" name={id} checked={isNow} onChange={() => onNow(true)} />
          {say('duplicates.nextech.now')}
        </label>
      </div>
    </fieldset>
  )
}

function KeepBox({ keep, onKeep }: { keep: boolean; onKeep: (keep: boolean) => void }) {
  const id = useId()
  return (
    <div>
      <div class="nextech-choice">
        <label>
          <input
            type="checkbox"
            checked={keep}
            aria-describedby={id}
            onChange={event => onKeep(event.currentTarget.checked)}
          />
          {say('duplicates.nextech.keep')}
        </label>
      </div>
      <p class="soft small nextech-hint" id={id}>
        {say('duplicates.nextech.keep.hint')}
      </p>
    </div>
  )
}
