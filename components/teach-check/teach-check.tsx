import { plural, say } from '../../lib/words/taught-words.ts'
import '../theme.css'
import { Button } from '../common/button.tsx'
import { HelpLink } from '../common/help-link.tsx'
import { Notice } from '../common/notice.tsx'
import './teach-check.css'
import { OrdersTable } from './orders-table.tsx'
import type { CheckView, TeachCheckEvents, TeachCheckView } from './view.ts'

/** What the sync understood of a page that was just taught, for a person to say yes or no to. */
export function TeachCheck({ view, ...events }: TeachCheckEvents & { view: TeachCheckView }) {
  return (
    <div class="teach-check">
      <h1>{say('taught.title')}</h1>
      <Body view={view} {...events} />
      <HelpLink chapter="teach" />
    </div>
  )
}

function Body({ view, ...events }: TeachCheckEvents & { view: TeachCheckView }) {
  if (view.kind === 'loading')
    return (
      <p class="soft" role="status">
        {say('taught.loading')}
      </p>
    )
  if (view.kind === 'expired')
    return (
      <>
        <p role="alert">{say('taught.expired')}</p>
        <div class="teach-actions">
          <Button onPress={events.onClose}>{say('taught.close')}</Button>
        </div>
      </>
    )
  return <Check view={view} {...events} />
}

function Check({ view, ...events }: TeachCheckEvents & { view: CheckView }) {
  return (
    <>
      <p>{plural('taught.found', view.found)}</p>
      <OrdersTable rows={view.rows} />
      {!view.usable && <Notice tone="bad" icon="attention" title={say('taught.unusable')} role="alert" />}
      {view.usable &&
        view.leftOut.map(fact => (
          <Notice key={fact} tone="warn" icon="attention" title={say(`taught.left-out.${fact}`)} />
        ))}
      {view.rows.every(row => !row.hasLink) && (
        <Notice tone="warn" icon="attention" title={say('taught.no-link')} />
      )}
      <div role="status">
        {view.step === 'saved' && <Notice tone="good" icon="synced" title={say('taught.saved')} />}
        {(view.step === 'failed' || view.step === 'too-soon' || view.step === 'covered') && (
          <Notice tone="bad" icon="attention" title={say(`taught.${view.step}`)} />
        )}
      </div>
      <Actions view={view} {...events} />
      <p class="soft small">{say('taught.private')}</p>
    </>
  )
}

function Actions({ view, onSave, onAgain, onClose }: TeachCheckEvents & { view: CheckView }) {
  if (view.step === 'saved')
    return (
      <div class="teach-actions">
        <Button kind="primary" onPress={onClose}>
          {say('taught.close')}
        </Button>
      </div>
    )
  return (
    <div class="teach-actions">
      {view.usable && (
        <Button kind="primary" busy={view.step === 'saving'} onPress={onSave}>
          {say(view.step === 'saving' ? 'taught.saving' : 'taught.save')}
        </Button>
      )}
      <Button onPress={onAgain}>{say('taught.again')}</Button>
      <Button kind="quiet" onPress={onClose}>
        {say('taught.cancel')}
      </Button>
    </div>
  )
}
