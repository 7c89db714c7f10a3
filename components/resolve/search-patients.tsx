import { useState } from 'preact/hooks'
import type { CandidateView } from '../../lib/contract/panel.ts'
import { plural, say } from '../../lib/words/panel-words.ts'
import { Button } from '../common/button.tsx'
import { Field } from '../common/field.tsx'
import { Notice } from '../common/notice.tsx'
import { CandidateCard } from './candidate-card.tsx'
import type { Lookup, PanelEvents, SettlingView } from './view.ts'

type SearchPatientsProps = Pick<PanelEvents, 'onSearch'> & {
  view: SettlingView
  onChoose: (uid: string, others: readonly string[]) => void
  /** What choosing does, where it is no plain choice. */
  choiceOf?: (candidate: CandidateView) => string
}

/** Staff look for the patient themselves; who is found is compared with the order like any candidate. */
export function SearchPatients({ view, onSearch, onChoose, choiceOf }: SearchPatientsProps) {
  const [text, setText] = useState('')
  const { order, search, step } = view
  const submit = (event: Event) => {
    event.preventDefault()
    if (search.kind !== 'busy' && text.trim() !== '') onSearch(text)
  }
  return (
    <section class="way" aria-labelledby="search">
      <h2 id="search">{say('panel.search')}</h2>
      <form class="one-field" autocomplete="off" onSubmit={submit}>
        <Field
          type="search"
          autocomplete="off"
          label={say('panel.search.field')}
          value={text}
          onValue={setText}
        />
        <Button type="submit" busy={search.kind === 'busy'}>
          {say('panel.search.submit')}
        </Button>
      </form>
      <Told search={search} />
      {search.kind === 'found' &&
        search.items.map(candidate => (
          <CandidateCard
            key={candidate.uid}
            candidate={candidate}
            order={order}
            busy={step.kind === 'saving'}
            {...(choiceOf && { choice: choiceOf(candidate) })}
            onChoose={() => onChoose(candidate.uid, [])}
          />
        ))}
    </section>
  )
}

function Told({ search }: { search: Lookup<CandidateView> }) {
  if (search.kind === 'failed')
    return (
      <Notice tone="bad" icon="attention" role="alert" title={say('panel.search.failed')}>
        <p>{search.message || say('panel.failed.fix')}</p>
      </Notice>
    )
  return (
    <p class="small" aria-live="polite">
      {search.kind === 'busy' && say('panel.search.busy')}
      {search.kind === 'found' && wordsOf(search.items.length, search.found)}
    </p>
  )
}

function wordsOf(shown: number, found: number): string {
  if (found === 0) return say('panel.search.none')
  return found > shown ? say('panel.search.cut', { found, shown }) : plural('panel.search.found', found)
}
