import type { ComponentChildren } from 'preact'
import type { SealVerdict } from '../../lib/domain/activity-seal.ts'
import { say } from '../../lib/words/activity-words.ts'
import { secondFormat } from '../../lib/words/format-time.ts'
import { Button } from '../common/button.tsx'
import { FileField } from '../common/file-field.tsx'
import { Notice } from '../common/notice.tsx'
import type { ActivityEvents, ActivityReady, SealNews } from './view.ts'

type SealCardProps = Pick<ActivityReady, 'sealing' | 'witness' | 'timeZone'> &
  Pick<ActivityEvents, 'onSaveSeal' | 'onCompareSeal' | 'onAcceptRestore'>

/** What stands for the log as it is: kept elsewhere, it shows that somebody cut or rewrote the log since. */
export function SealCard({ sealing, witness, timeZone, ...events }: SealCardProps) {
  const { onSaveSeal, onCompareSeal, onAcceptRestore } = events
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
        {witness && (
          <Verdict verdict={witness} timeZone={timeZone} lead={say('seal.witness')}>
            {witness.kind === 'restored' && (
              <Button onPress={onAcceptRestore}>{say('seal.restored.accept')}</Button>
            )}
          </Verdict>
        )}
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
  children?: ComponentChildren
}

/** What it means, and what to do. */
function Verdict({ verdict, timeZone, lead, children }: VerdictProps) {
  const { kind, seal, head, isSigned, restored } = verdict
  const moment = secondFormat(timeZone)
  const values = {
    ...{ seq: seal?.seq ?? '', at: seal ? moment(seal.at) : '', head },
    restored: restored ? moment(restored.at) : '',
  }
  const isGood = kind === 'holds'
  const isKnown = restored?.isAccepted === true
  const isOpen = kind === 'too-old' || kind === 'other-log' || kind === 'unreadable' || isKnown
  const mayBeHonest = kind === 'restored' || kind === 'other-key'
  return (
    <Notice
      tone={isGood ? 'good' : isOpen ? 'calm' : mayBeHonest ? 'warn' : 'bad'}
      icon={isGood ? 'synced' : isOpen ? 'unknown' : 'attention'}
      title={say(`seal.${kind}`, values)}
    >
      {lead && <p>{lead}</p>}
      <p>{say(isKnown ? 'seal.restored.known' : `seal.${kind}.hint`, values)}</p>
      {children}
      {isGood && !isSigned && <p class="small soft">{say('seal.unsigned')}</p>}
    </Notice>
  )
}
