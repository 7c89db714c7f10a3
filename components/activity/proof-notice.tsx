import type { ActivityProof } from '../../lib/contract/activity.ts'
import { plural, say } from '../../lib/words/activity-words.ts'
import { formatTenths } from '../../lib/words/format-share.ts'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import type { ActivityEvents, ActivityReady } from './view.ts'

/** Whether every entry is as it was written, and where the first is not. */
export function ProofNotice({
  proof,
  proving,
  onProve,
  onStopProof,
}: Pick<ActivityReady, 'proof' | 'proving'> & Pick<ActivityEvents, 'onProve' | 'onStopProof'>) {
  return (
    <div class="activity-proof">
      <div>
        <div class="activity-proof-text" role="status">
          {proving && (
            <p class="soft">{say('activity.proving', { percent: formatTenths(shareOf(proving)) })}</p>
          )}
          {!proving && proof && <Proof proof={proof} />}
          {!proving && !proof && <p class="soft">{say('activity.proof.none')}</p>}
        </div>
        {proving && <progress max={1} value={shareOf(proving)} aria-label={say('activity.proving.bar')} />}
      </div>
      {proving ? (
        <Button onPress={onStopProof}>{say('activity.prove.stop')}</Button>
      ) : (
        <Button onPress={onProve}>{say('activity.prove')}</Button>
      )}
    </div>
  )
}

type Proving = NonNullable<ActivityReady['proving']>

const shareOf = ({ checked, total }: Proving) => checked / Math.max(1, total)

function Proof({ proof: { broken, checked, head, keys, keyedFrom, first } }: { proof: ActivityProof }) {
  const isEmpty = head.seq === 0
  return (
    <Notice
      tone={broken ? 'bad' : 'good'}
      icon={broken ? 'attention' : 'synced'}
      title={
        broken
          ? say(`activity.proof.${broken.why}`, { seq: broken.seq })
          : plural('activity.proof.whole', checked)
      }
    >
      {broken?.lost !== undefined && <p>{plural('activity.proof.lost', broken.lost)}</p>}
      {broken && <p>{say(`activity.proof.${broken.why}.hint`)}</p>}
      {broken && <p>{say('activity.proof.broken.hint')}</p>}
      {!isEmpty && keys !== 'known' && <p class="small">{say(`activity.proof.keys-${keys}`)}</p>}
      {keyedFrom !== null && keyedFrom > first && (
        <p class="small soft">{say('activity.proof.keyed-from', { seq: keyedFrom })}</p>
      )}
      {!isEmpty && (
        <p class="small activity-seal">
          {say('activity.proof.head', head)} <span class="soft">{say('activity.proof.head.hint')}</span>
        </p>
      )}
    </Notice>
  )
}
