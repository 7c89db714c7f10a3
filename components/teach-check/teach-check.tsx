import { plural, say } from '../../lib/words/taught-words.ts'
import { useEscape } from '../common/use-escape.ts'
import '../theme.css'
import { Button } from '../common/button.tsx'
import { HelpLink } from '../common/help-link.tsx'
import { Icon } from '../common/icon.tsx'
import { Notice } from '../common/notice.tsx'
import './teach-check.css'
import type { CheckedFact, CheckedRow } from '../../lib/contract/teach.ts'
import type { CheckView, TeachCheckEvents, TeachCheckView } from './view.ts'

const columns = ['date', 'customer', 'total', 'status'] as const

/** What the sync understood of a page that was just taught, for a person to say yes or no to. */
export function TeachCheck({ view, ...events }: TeachCheckEvents & { view: TeachCheckView }) {
  useEscape(events.onClose)
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
      <div class="teach-table">
        <OrdersTable rows={view.rows} />
      </div>
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

function OrdersTable({ rows }: { rows: readonly CheckedRow[] }) {
  const isTaught = (column: (typeof columns)[number]) => rows.some(row => row[column].text !== null)
  return (
    <table>
      <caption class="heard-only">{say('taught.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('taught.column.number')}</th>
          {columns.map(column => (
            <th key={column} scope="col">
              {say(`taught.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.number}>
            <th scope="row">{row.number}</th>
            {columns.map(column => (
              <td key={column} class={['customer', 'status'].includes(column) ? 'teach-free' : ''}>
                <Fact column={column} fact={row[column]} isTaught={isTaught(column)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface FactProps {
  column: (typeof columns)[number]
  fact: CheckedFact
  isTaught: boolean
}

function Fact({ column, fact, isTaught }: FactProps) {
  if (fact.text === null)
    return <span class="soft">{say(isTaught ? 'taught.absent' : 'taught.untaught')}</span>
  if (fact.understood) return <>{fact.text}</>
  return (
    <>
      {fact.text}
      <span class="teach-unread small">
        <Icon name="attention" size={14} />
        {say(column === 'status' ? 'taught.unknown' : 'taught.unread')}
      </span>
    </>
  )
}
