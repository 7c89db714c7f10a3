import type { ComponentChildren } from 'preact'
import { refusalLine } from '../../lib/words/refusal-words.ts'
import { say } from '../../lib/words/settings-words.ts'
import { Notice } from '../common/notice.tsx'

export interface ImportResultProps {
  accepted: boolean
  /** One line each: `path: reason`, or what was taken over. */
  lines: readonly string[]
  children?: ComponentChildren
}

/** What became of a file: taken over, or refused whole with every reason. */
export function ImportResult({ accepted, lines, children }: ImportResultProps) {
  const said = lines.filter(line => line !== '')
  return (
    <Notice
      tone={accepted ? 'good' : 'bad'}
      icon={accepted ? 'synced' : 'attention'}
      title={say(accepted ? 'settings.import.accepted' : 'settings.import.refused')}
      {...(!accepted && { role: 'alert' })}
    >
      {said.length > 0 && (
        <ul>
          {said.map(line => (
            <li key={line}>{refusalLine(line)}</li>
          ))}
        </ul>
      )}
      {children}
    </Notice>
  )
}
