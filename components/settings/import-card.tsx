import { useId } from 'preact/hooks'
import { say } from '../../lib/words/settings-words.ts'
import { Card } from '../common/card.tsx'
import { Notice } from '../common/notice.tsx'
import type { ImportReport, SettingsEvents, SettingsReady } from './view.ts'

type ImportCardProps = Pick<SettingsReady, 'report'> & Pick<SettingsEvents, 'onImport'>

/** The configuration file goes in here, and what became of it is told beneath. */
export function ImportCard({ report, onImport }: ImportCardProps) {
  const id = useId()
  const refused = report !== null && report !== 'busy' && !report.accepted
  const choose = (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    if (file) onImport(file)
    // Else the same file, put right and chosen again, would be no change.
    input.value = ''
  }
  return (
    <Card title={say('settings.file')}>
      <div class="file-field">
        <label for={id}>{say('settings.import')}</label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          aria-describedby={`${id}-hint`}
          onChange={event => choose(event.currentTarget)}
        />
        <p class="soft small" id={`${id}-hint`}>
          {say('settings.import.hint')}
        </p>
      </div>
      {/* Always there, because a live region speaks only of what changes inside it. */}
      <div class="import-result" role="status">
        {report === 'busy' && <p class="soft">{say('settings.import.busy')}</p>}
        {report !== null && report !== 'busy' && report.accepted && <Result report={report} />}
      </div>
      {refused && <Result report={report} />}
    </Card>
  )
}

function Result({ report }: { report: ImportReport }) {
  const { accepted, signIn } = report
  const lines = report.lines.filter(line => line !== '')
  return (
    <Notice
      tone={accepted ? 'good' : 'bad'}
      icon={accepted ? 'synced' : 'attention'}
      title={say(accepted ? 'settings.import.accepted' : 'settings.import.refused')}
      {...(!accepted && { role: 'alert' })}
    >
      {lines.length > 0 && (
        <ul>
          {lines.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {signIn && <p>{signIn.message}</p>}
    </Notice>
  )
}
