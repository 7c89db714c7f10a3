import { plural, say } from '../../lib/words/welcome-words.ts'
import { Notice } from '../common/notice.tsx'
import { findingText, fixText, titleOf } from '../setup/finding-words.ts'
import type { GuideFound } from './view.ts'

/** That Nextech let the sync in, and what of the set-up article it lacks: that does not stop the guide. */
export function FoundNotice({ found: { toPutRight } }: { found: GuideFound }) {
  if (toPutRight.length === 0)
    return (
      <Notice tone="good" icon="synced" title={say('welcome.in')}>
        <p>{say('welcome.in.all')}</p>
      </Notice>
    )
  return (
    <Notice tone="warn" icon="attention" title={plural('welcome.in.lacks', toPutRight.length)}>
      <p>{say('welcome.in.later')}</p>
      <ul class="welcome-lacks">
        {toPutRight.map(finding => (
          <li key={finding.check}>
            <strong>{titleOf(finding)}</strong> {findingText(finding)} {fixText(finding)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
