import type { Ref } from 'preact'
import { useId, useState } from 'preact/hooks'
import { say } from '../../lib/words/setup-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { TestPaymentRow } from './test-payment-row.tsx'
import type { SetupEvents, SetupReady } from './view.ts'

type TestPaymentCardProps = Pick<SetupReady, 'tests' | 'cardTypes' | 'posture' | 'testStep'> &
  Pick<SetupEvents, 'onTest' | 'onLook'> & {
    time: (instant: number) => string
    /** The card type that a check asked for. */
    asked: string | null
    cardRef: Ref<HTMLDivElement>
  }

/** One cent, only after a person has said yes twice; and what became of those that were posted. */
export function TestPaymentCard({ tests, posture, time, onLook, cardRef, ...ask }: TestPaymentCardProps) {
  const isOpen = tests.some(({ state }) => state === 'sent' || state === 'unknown')
  return (
    <Card title={say('test.title')}>
      <div ref={cardRef} tabIndex={-1}>
        <p class="soft">{say(posture === 'observe' ? 'test.observe' : 'test.lead')}</p>
      </div>
      {posture !== 'observe' && !isOpen && <Ask key={ask.asked ?? ''} {...ask} />}
      {tests.length > 0 && (
        <ul class="tests">
          {tests.toReversed().map(test => (
            <TestPaymentRow key={test.yes} test={test} time={time} onLook={onLook} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function firstOf(cardTypes: readonly string[], asked: string | null): string {
  return [asked, 'N/A'].find(label => label !== null && cardTypes.includes(label)) ?? cardTypes[0] ?? ''
}

function Ask({
  cardTypes,
  testStep,
  asked,
  onTest,
}: Pick<TestPaymentCardProps, 'cardTypes' | 'testStep' | 'asked' | 'onTest'>) {
  const [asking, setAsking] = useState(false)
  const [cardType, setCardType] = useState(() => firstOf(cardTypes, asked))
  const id = useId()
  const isBusy = testStep.kind === 'busy'
  const yes = () => {
    setAsking(false)
    onTest(cardType)
  }
  return (
    <div class="test-ask">
      <div aria-live="polite">
        {isBusy && <p class="soft">{say('test.busy')}</p>}
        {testStep.kind === 'failed' && (
          <p class="test-failed">{say('test.failed', { message: testStep.message })}</p>
        )}
      </div>
      <div class="field">
        <label for={id}>{say('test.card-type')}</label>
        <select id={id} value={cardType} onChange={event => setCardType(event.currentTarget.value)}>
          {cardTypes.map(label => (
            <option key={label}>{label}</option>
          ))}
        </select>
      </div>
      {asking ? (
        <div class="test-confirm tone-warn" role="alert">
          <p>{say('test.confirm', { cardType })}</p>
          <Button kind="primary" onPress={yes}>
            {say('test.yes')}
          </Button>
          <Button onPress={() => setAsking(false)}>{say('test.no')}</Button>
        </div>
      ) : (
        <Button busy={isBusy} onPress={() => setAsking(true)}>
          {say('test.ask')}
        </Button>
      )}
    </div>
  )
}
