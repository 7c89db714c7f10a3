import { say } from '../../lib/words/common-words.ts'
import type { ChapterId } from '../help/chapters.ts'
import './common.css'

/** The “?” of a screen: opens its chapter of the help beside what a person is doing. */
export function HelpLink({ chapter }: { chapter: ChapterId }) {
  return (
    <a
      class="help-link"
      href={`help.html#${chapter}`}
      target="_blank"
      rel="noreferrer"
      aria-label={say('help.open')}
    >
      ?
    </a>
  )
}
