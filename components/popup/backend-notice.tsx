import type { BackendTrouble } from '../../lib/contract/backend.ts'
import { say } from '../../lib/words/popup-words.ts'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import type { PopupEvents } from './view.ts'

/** Why the backend does not serve this browser, and what to do. */
export function BackendNotice({
  trouble,
  onOpenSettings,
  onSyncNow,
}: { trouble: BackendTrouble } & Pick<PopupEvents, 'onOpenSettings' | 'onSyncNow'>) {
  const isOurs = trouble === 'backend-not-paired' || trouble === 'permission-missing'
  return (
    <Notice tone="bad" icon="attention" title={say(`trouble.${trouble}`)} role="alert">
      <p>{say(`reason.${trouble}.cause`)}</p>
      <p>{say(`reason.${trouble}.fix`)}</p>
      <Button kind="primary" onPress={isOurs ? onOpenSettings : onSyncNow}>
        {say(isOurs ? 'popup.open-settings' : 'popup.retry')}
      </Button>
    </Notice>
  )
}
