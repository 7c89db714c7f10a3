import { formatDay } from '../../lib/domain/format-time.ts'
import { say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { Icon } from '../common/icon.tsx'
import { Money } from '../common/money.tsx'
import { useFocus } from './use-focus.ts'
import type { PanelView } from './view.ts'

/** The order in one line, and the way out. Takes the focus when the order arrives and when it is undone. */
export function PanelHead({ view, onClose }: { view: PanelView; onClose: () => void }) {
  const order = view.kind === 'order' ? view.order : null
  const undone = view.kind === 'order' && view.step.kind === 'undone'
  const heading = useFocus<HTMLHeadingElement>(`${view.kind} ${order?.number} ${undone}`)
  return (
    <header class="panel-head">
      <div class="panel-order">
        <h1 ref={heading} tabIndex={-1}>
          {order ? say('panel.heading', { number: order.number }) : say('panel.title')}
        </h1>
        {order && (
          <p class="soft small">
            <strong>
              <Money cents={order.amountCents} />
            </strong>{' '}
            · {say('panel.placed', { day: formatDay(order.placedOn, 'medium') })}
          </p>
        )}
      </div>
      <Button kind="quiet" label={say('panel.close')} onPress={onClose}>
        <Icon name="close" />
      </Button>
    </header>
  )
}
