import { say } from '../../lib/words/panel-words.ts'
import '../theme.css'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import { OrderBody } from './order-body.tsx'
import { PanelHead } from './panel-head.tsx'
import './panel.css'
import { chosenWords, endedTitle, undoneWords } from './step-notice.tsx'
import type { PanelEvents, PanelView } from './view.ts'

export type ResolvePanelProps = PanelEvents & {
  view: PanelView
  /** Whether a press counts already: a panel that has just come into view takes none. */
  isReady?: boolean | undefined
}

/** Where staff decide whose payment an order is; it lives in a frame inside the shop's page. */
export function ResolvePanel({ view, isReady = true, ...events }: ResolvePanelProps) {
  if (view.kind === 'nothing') return null
  return (
    <div class="panel">
      <PanelHead view={view} onHistory={events.onHistory} onClose={events.onClose} />
      <p class="heard-only" role="status">
        {spoken(view)}
      </p>
      {/* Shown, and read out once its buttons take presses: a screen reader would announce what is not heard yet. */}
      <div class="panel-body" aria-hidden={!isReady || undefined}>
        {view.kind === 'loading' && <PanelSkeleton />}
        {view.kind === 'trouble' && (
          <PanelTrouble {...view} onRetry={events.onRetry} onClose={events.onClose} />
        )}
        {view.kind === 'order' && <OrderBody view={view} {...events} />}
      </div>
    </div>
  )
}

/** What the live region says; without the running seconds, which would be read out one by one. */
function spoken(view: PanelView): string {
  if (view.kind === 'loading') return say('panel.loading')
  if (view.kind !== 'order') return ''
  const { step, order } = view
  switch (step.kind) {
    case 'choosing':
      return ''
    case 'saving':
      return say('panel.saving')
    case 'undo':
      return `${chosenWords(step)} ${say(order.held ? 'panel.undo.said.held' : 'panel.undo.said')}`
    case 'done':
      return step.isTooLate ? say('panel.undo.too-late') : say(endedTitle(step.kind, view))
    case 'undo-lost':
    case 'linked':
    case 'left':
      return say(endedTitle(step.kind, view))
    case 'settled':
      return say(endedTitle(step.word, view))
    case 'undone':
      return say(undoneWords(step))
  }
}

type TroubleProps = Extract<PanelView, { kind: 'trouble' }> & Pick<PanelEvents, 'onRetry' | 'onClose'>

function PanelTrouble({ trouble, said, onRetry, onClose }: TroubleProps) {
  return (
    <Notice tone="bad" icon="attention" role="alert" title={say(`panel.${trouble}`)}>
      <p>{said ?? say(`panel.${trouble}.fix`)}</p>
      {trouble === 'unreachable' ? (
        <Button onPress={onRetry}>{say('panel.retry')}</Button>
      ) : (
        <Button onPress={onClose}>{say('panel.close')}</Button>
      )}
    </Notice>
  )
}

function PanelSkeleton() {
  return (
    <div class="panel-skeleton">
      <p class="soft">{say('panel.loading')}</p>
      <div class="skeleton-block" />
      <div class="skeleton-block tall" />
    </div>
  )
}
