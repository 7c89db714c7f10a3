import type { SealVerdict } from '../../lib/domain/activity-seal.ts'
import { say } from '../../lib/words/activity-words.ts'
import { secondFormat } from '../../lib/words/format-time.ts'
import { Button } from '../common/button.tsx'
import { FileField } from '../common/file-field.tsx'
import { Notice } from '../common/notice.tsx'
import type { ActivityEvents, ActivityReady, SealNews } from './view.ts'

type SealCardProps = Pick<ActivityReady, 'sealing' | 'witness' | 'timeZone'> &
  Pick<ActivityEvents, 'onSaveSeal' | 'onCompareSeal'>

/** What stands for the log as it is: kept elsewhere, it shows that somebody cut or rewrote the log since. */
export function SealCard({ sealing, witness, timeZone, onSaveSeal, onCompareSeal }: SealCardProps) {
  return (
    <section class="activity-seals" aria-label={say('seal.title')}>
      <p class="small soft">{say('seal.lead')}</p>
      <div class="activity-seal-tools">
        <Button busy={sealing?.kind === 'busy'} onPress={onSaveSeal}>
          {say('seal.save')}
        </Button>
        <FileField
          label={say('seal.compare')}
          hint={say('seal.compare.hint')}
          accept=".json,application/json"
          onFile={file => void file.text().then(onCompareSeal)}
        />
      </div>
      <div role="status" class="activity-seal-news">
        {sealing && <News sealing={sealing} timeZone={timeZone} />}
        {witness && <Verdict verdict={witness} timeZone={timeZone} lead={say('seal.witness')} />}
      </div>
    </section>
  )
}

function News({ sealing, timeZone }: { sealing: SealNews; timeZone: string }) {
  if (sealing.kind === 'compared') return <Verdict verdict={sealing.verdict} timeZone={timeZone} />
  if (sealing.kind === 'saved') return <p>{say('seal.saved', { seq: sealing.seq })}</p>
  return <p class="soft">{say(`seal.${sealing.kind}`)}</p>
}

interface VerdictProps {
  verdict: SealVerdict
  timeZone: string
  lead?: string
}

/** What it means, and what to do. */
function Verdict({ verdict: { kind, seal, head, isSigned }, timeZone, lead }: VerdictProps) {
  const values = { seq: seal?.seq ?? '', at: seal ? secondFormat(timeZone)(seal.at) : '', head }
  const isGood = kind === 'holds'
  const isOpen = kind === 'too-old' || kind === 'other-log' || kind === 'unreadable'
  return (
    <Notice
      tone={isGood ? 'good' : isOpen ? 'calm' : 'bad'}
      icon={isGood ? 'synced' : isOpen ? 'unknown' : 'attention'}
      title={say(`seal.${kind}`, values)}
    >
      {lead && <p>{lead}</p>}
      <p>{say(`seal.${kind}.hint`, values)}</p>
      {isGood && !isSigned && <p class="small soft">{say('seal.unsigned')}</p>}
    </Notice>
  )
}
