import type { CandidateView } from '../../lib/contract/panel.ts'
import { say } from '../../lib/words/panel-words.ts'
import { Icon } from '../common/icon.tsx'
import { isBornElse } from './alike.ts'

interface DecidingFactsProps {
  id: string
  candidate: CandidateView
  /** The days that the order's customer may be born on. */
  born: readonly string[]
}

/**
 * All that speaks against a candidate, by name and in a line, where the press is made: the comparison above it may be longer
 * than the panel. Nothing where all agrees.
 */
export function DecidingFacts({ id, candidate, born }: DecidingFactsProps) {
  const { fields, marks = [] } = candidate
  const named = (likeness: (typeof fields)[number]['likeness']) =>
    fields.filter(each => each.likeness === likeness).map(({ field }) => say(`panel.field.${field}`))
  const bornElse = isBornElse(candidate, born) ? [say('panel.field.birthDate')] : []
  const [different, unknown] = [[...named('different'), ...bornElse], named('unknown')]
  if (marks.length + different.length + unknown.length === 0) return null
  return (
    <ul class="deciding small" id={id}>
      {marks.map(mark => (
        <li key={mark} class="thin">
          {say(`panel.marked.${mark}`)}
        </li>
      ))}
      {different.length > 0 && (
        <li class="deciding-different">
          <Icon name="different" size={13} />
          {say('panel.differ', { fields: different.join(', ') })}
        </li>
      )}
      {unknown.length > 0 && <li>{say('panel.untold', { fields: unknown.join(', ') })}</li>}
    </ul>
  )
}
