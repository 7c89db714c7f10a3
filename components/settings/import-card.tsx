import type { ConfigurationReport } from '../../lib/contract/panel.ts'
import { say } from '../../lib/words/settings-words.ts'
import { Card } from '../common/card.tsx'
import { FileField } from '../common/file-field.tsx'
import { ImportResult } from './import-result.tsx'
import { ProposalCard } from './proposal-card.tsx'
import type { SettingsEvents, SettingsReady } from './view.ts'

type ImportCardProps = Pick<SettingsReady, 'report' | 'proposal'> &
  Pick<SettingsEvents, 'onImport' | 'onUse' | 'onPutAside'>

/** The configuration file goes in here; it is shown beside the one in force, and what became of it is told beneath. */
export function ImportCard({ report, proposal, onImport, onUse, onPutAside }: ImportCardProps) {
  const refused = report !== null && report !== 'busy' && !report.accepted
  return (
    <Card title={say('settings.file')}>
      <FileField
        label={say('settings.import')}
        hint={say('settings.import.hint')}
        accept=".json,application/json"
        onFile={onImport}
      />
      {/* Always there, because a live region speaks only of what changes inside it. */}
      <div class="import-result" role="status">
        {report === 'busy' && <p class="soft">{say('settings.import.busy')}</p>}
        {report !== null && report !== 'busy' && report.accepted && <Result report={report} />}
        {proposal && <p class="soft">{say('settings.proposal.said')}</p>}
      </div>
      {/* Another file is another comparison, with no tick yet. */}
      {proposal && (
        <ProposalCard key={proposal.seen} proposal={proposal} onUse={onUse} onPutAside={onPutAside} />
      )}
      {refused && <Result report={report} />}
    </Card>
  )
}

function Result({ report: { accepted, lines, signIn } }: { report: ConfigurationReport }) {
  return (
    <ImportResult accepted={accepted} lines={lines}>
      {signIn && <p>{signIn.message}</p>}
    </ImportResult>
  )
}
