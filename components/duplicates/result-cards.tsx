import { useEffect, useRef } from 'preact/hooks'
import type { AuditSummary } from '../../lib/reports/duplicates/read-result.ts'
import { plural, say } from '../../lib/words/duplicates-words.ts'
import { locale } from '../../lib/words/words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Notice } from '../common/notice.tsx'
import { GroupCard } from './group-card.tsx'
import { MissingNotice } from './missing-notice.tsx'
import { ResultSearch } from './result-search.tsx'
import type { DuplicatesEvents, ResultStep } from './view.ts'

type ResultProps = DuplicatesEvents & { view: ResultStep }

export const grouped = (count: number) => count.toLocaleString(locale())

/** What was found, group by group. */
export function ResultCards({ view, ...events }: ResultProps) {
  const { summary, query, groups } = view
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that began this is gone: reading goes on here.
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <section class="card" aria-labelledby="duplicates-result">
        <h2 id="duplicates-result" ref={heading} tabIndex={-1}>
          {say('duplicates.done', { file: view.file })}
        </h2>
        <p>{plural('duplicates.patients', summary.rows, { shown: grouped(summary.rows) })}</p>
        <Totals summary={summary} />
        <div class="duplicates-buttons">
          <Button kind="primary" busy={view.exporting} onPress={events.onExport}>
            {say(view.exporting ? 'duplicates.export.busy' : 'duplicates.export')}
          </Button>
          <Button onPress={events.onCancel}>
            {say(view.source === 'file' ? 'duplicates.other' : 'duplicates.again')}
          </Button>
          <span class="soft small">{say('duplicates.export.hint')}</span>
        </div>
      </section>
      <MissingNotice missing={summary.missing} />
      <Damaged damaged={summary.damaged} />
      <Faults faults={summary.faults} />
      {view.unreadable > 0 && (
        <Notice
          tone="warn"
          icon="attention"
          title={plural('duplicates.reading.unreadable', view.unreadable)}
        />
      )}
      <Card title={say(`duplicates.${query.kind}`)}>
        <ResultSearch view={view} onQuery={events.onQuery} />
        {groups.map(group => (
          <GroupCard key={group.number} group={group} withLines={view.source === 'file'} />
        ))}
        <Pages view={view} onQuery={events.onQuery} />
      </Card>
    </>
  )
}

function Totals({ summary }: { summary: AuditSummary }) {
  return (
    <dl class="totals">
      {(['exact', 'near'] as const).map(kind => (
        <div key={kind} class={`total total-${kind}`}>
          <dt>{say(`duplicates.${kind}`)}</dt>
          <dd>
            <strong>
              {plural('duplicates.count', summary[kind].groups, {
                groups: grouped(summary[kind].groups),
                patients: grouped(summary[kind].patients),
              })}
            </strong>
            <p class="soft small">{say(`duplicates.${kind}.meaning`)}</p>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Columns that a spreadsheet spoilt: which, why, and how the export gets them right. */
function Damaged({ damaged }: Pick<AuditSummary, 'damaged'>) {
  if (damaged.length === 0) return null
  return (
    <Notice tone="warn" icon="attention" title={plural('duplicates.damaged', damaged.length)}>
      <ul class="faults">
        {damaged.map(({ column, heading, count, line, example }) => (
          <li key={column}>
            {plural('duplicates.damaged.column', count, {
              column,
              heading,
              line,
              example,
              shown: grouped(count),
            })}
          </li>
        ))}
      </ul>
      <p>{say('duplicates.damaged.fix')}</p>
    </Notice>
  )
}

function Faults({ faults }: Pick<AuditSummary, 'faults'>) {
  if (faults.total === 0) return null
  return (
    <Notice tone="warn" icon="attention" title={plural('duplicates.faults', faults.total)}>
      {faults.total > faults.first.length && (
        <p>{say('duplicates.faults.first', { count: faults.first.length })}</p>
      )}
      <ul class="faults">
        {faults.first.map(({ kind, line, column }) => (
          <li key={`${line}/${column}/${kind}`}>{say(`duplicates.fault.${kind}`, { line, column })}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Pages({ view: { query, pages }, onQuery }: Pick<ResultProps, 'view' | 'onQuery'>) {
  if (pages < 2) return null
  const turn = (page: number) => onQuery({ ...query, page })
  return (
    <div class="duplicates-buttons">
      {query.page > 0 && (
        <Button onPress={() => turn(query.page - 1)}>{say('duplicates.page.previous')}</Button>
      )}
      <span>{say('duplicates.page.of', { page: grouped(query.page + 1), pages: grouped(pages) })}</span>
      {query.page + 1 < pages && (
        <Button onPress={() => turn(query.page + 1)}>{say('duplicates.page.next')}</Button>
      )}
    </div>
  )
}
