import { say } from '../../lib/words/activity-words.ts'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import type { ActivityEvents, ActivityReady, ProofView } from './view.ts'

/** Whether every entry is as it was written, and where the first is not. */
export function ProofNotice({
  proof,
  onProve,
}: Pick<ActivityReady, 'proof'> & Pick<ActivityEvents, 'onProve'>) {
  return (
    <div class="activity-proof">
      <div class="activity-proof-text" role="status">
        {proof === 'busy' && <p class="soft">{say('activity.proving')}</p>}
        {proof !== 'busy' && proof !== null && <Proof proof={proof} />}
      </div>
      <Button busy={proof === 'busy'} onPress={onProve}>
        {say('activity.prove')}
      </Button>
    </div>
  )
}

function Proof({ proof: { broken, checked, head } }: { proof: ProofView }) {
  const isEmpty = head.seq === 0
  return (
    <Notice
      tone={broken ? 'bad' : 'good'}
      icon={broken ? 'attention' : 'synced'}
      title={
        broken
          ? say(`activity.proof.${broken.why}`, { seq: broken.seq })
          : say('activity.proof.whole', { count: checked })
      }
    >
      {broken && <p>{say('activity.proof.broken.hint')}</p>}
      {!isEmpty && (
        <p class="small activity-seal">
          {say('activity.proof.head', head)} <span class="soft">{say('activity.proof.head.hint')}</span>
        </p>
      )}
    </Notice>
  )
}
