import type { TestPayment } from '../../lib/domain/test-payment.ts'
import { say } from '../../lib/words/setup-words.ts'
import { Button } from '../common/button.tsx'
import { Icon, type IconName } from '../common/icon.tsx'

interface TestPaymentRowProps {
  test: TestPayment
  time: (instant: number) => string
  onLook: () => void
}

const looks: Readonly<Record<TestPayment['state'], { tone: string; icon: IconName }>> = {
  sent: { tone: 'busy', icon: 'posting' },
  unknown: { tone: 'busy', icon: 'verifying' },
  posted: { tone: 'warn', icon: 'synced' },
  refused: { tone: 'bad', icon: 'attention' },
  absent: { tone: 'calm', icon: 'skipped' },
  voided: { tone: 'past', icon: 'voided' },
}

/** A test payment: what became of it, what Nextech keeps of it, and how to void it. */
export function TestPaymentRow({ test, time, onLook }: TestPaymentRowProps) {
  const { state, cardType, sentAt, kept } = test
  const { tone, icon } = looks[state]
  const none = say('test.kept.none')
  return (
    <li class="check">
      <span class={`status-icon tone-${tone}`}>
        <Icon name={icon} size={15} />
      </span>
      <div class="check-text">
        <h3>
          {say(`test.state.${state}`)}: {say('test.row', { cardType, time: time(sentAt) })}
        </h3>
        <p>{words(test)}</p>
        {kept && (
          <p class="soft">
            {say('test.kept', { category: kept.category ?? none, cardType: kept.cardType ?? none })}
          </p>
        )}
        {state !== 'refused' && state !== 'absent' && state !== 'voided' && (
          <Button onPress={onLook}>{say('test.look')}</Button>
        )}
      </div>
    </li>
  )
}

function words({ state, paymentId, text, reason }: TestPayment): string {
  const cause = say(`reason.${reason ?? 'refused'}.cause` as Parameters<typeof say>[0])
  return say(`test.${state}`, { payment: paymentId ?? '', text, cause })
}
