import { useId } from 'preact/hooks'
import { plural, say } from '../../lib/words/duplicates-words.ts'
import { locale } from '../../lib/words/words.ts'
import type { DuplicatesEvents, ResultStep } from './view.ts'

const kinds = ['exact', 'near'] as const

/** Which groups to show, and how many there are. */
export function ResultSearch({ view, onQuery }: Pick<DuplicatesEvents, 'onQuery'> & { view: ResultStep }) {
  const { query, summary, total } = view
  const id = useId()
  return (
    <div class="result-search">
      <fieldset class="kinds">
        <legend class="heard-only">{say('duplicates.kind')}</legend>
        {kinds.map(kind => (
          <label key={kind}>
            <input
              type="radio"
              name="duplicates-kind"
              checked={query.kind === kind}
              onChange={() => onQuery({ ...query, kind, page: 0 })}
            />
            {say(`duplicates.${kind}`)}{' '}
            <span class="soft">{summary[kind].groups.toLocaleString(locale())}</span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for={id}>{say('duplicates.search')}</label>
        <input
          id={id}
          type="search"
          value={query.search}
          autocomplete="off"
          spellcheck={false}
          onInput={event => onQuery({ ...query, search: event.currentTarget.value, page: 0 })}
        />
      </div>
      <p class="soft" role="status">
        {view.searching ? say('duplicates.searching') : said(view, total)}
      </p>
    </div>
  )
}

function said({ query, summary }: ResultStep, total: number): string {
  if (total > 0) return plural('duplicates.found', total, { shown: total.toLocaleString(locale()) })
  if (summary[query.kind].groups > 0) return say('duplicates.nobody.search', { search: query.search.trim() })
  return say(`duplicates.nobody.${query.kind}`)
}
