import { formatDay } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { HelpLink } from '../common/help-link.tsx'
import { Icon } from '../common/icon.tsx'
import { Money } from '../common/money.tsx'
import type { ChapterId } from '../help/chapters.ts'
import { Sale } from './sale.tsx'
import { useFocus } from './use-focus.ts'
import type { PanelEvents, PanelView } from './view.ts'

/** The order in one line, and the way out. Takes the focus when the order arrives and when it is undone. */
export function PanelHead({
  view,
  onHistory,
  onClose,
}: { view: PanelView } & Pick<PanelEvents, 'onHistory' | 'onClose'>) {
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
          <Sale order={order}>
            <strong>
              <Money cents={order.amountCents} foreign={order.foreign} />
            </strong>{' '}
            · {say('panel.placed', { day: formatDay(order.placedOn, 'medium') })}
          </Sale>
        )}
      </div>
      {order && (
        <Button kind="quiet" onPress={onHistory}>
          {say('panel.history')}
        </Button>
      )}
      <HelpLink chapter={chapterFor(view)} />
      <Button kind="quiet" label={say('panel.close')} onPress={onClose}>
        <Icon name="close" />
      </Button>
    </header>
  )
}

/** What the help says of the question that this order asks. */
function chapterFor(view: PanelView): ChapterId {
  if (view.kind !== 'order') return 'resolve'
  const { existing, settling } = view.order
  if (settling?.reason === 'refund-to-record' || existing?.kind === 'voided') return 'refunds'
  return existing || settling ? 'existing' : 'resolve'
}
