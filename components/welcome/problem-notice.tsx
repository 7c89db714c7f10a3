import { refusalLine } from '../../lib/words/refusal-words.ts'
import { say } from '../../lib/words/welcome-words.ts'
import { Notice } from '../common/notice.tsx'
import type { GuideProblem } from './view.ts'

/** Why a step could not be finished, and what to do; the step's own button tries again. */
export function ProblemNotice({ problem }: { problem: GuideProblem }) {
  const { kind } = problem
  return (
    <Notice tone="bad" icon="attention" title={say(`welcome.problem.${kind}`)} role="alert">
      {'message' in problem && problem.message !== '' && (
        <p>{say('welcome.nextech-said', { message: problem.message })}</p>
      )}
      {'lines' in problem && (
        <ul>
          {problem.lines.map(line => (
            <li key={line}>{refusalLine(line)}</li>
          ))}
        </ul>
      )}
      <p>{say(`welcome.problem.${kind}.fix`, 'origin' in problem ? { origin: problem.origin } : {})}</p>
    </Notice>
  )
}
