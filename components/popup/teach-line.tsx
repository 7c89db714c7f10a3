import { say } from '../../lib/words/popup-words.ts'
import { Button } from '../common/button.tsx'
import type { PageView } from './view.ts'

/** What was made of the shop page in the tab, and the way to teach it; nothing on any other page. */
export function TeachLine({ page, onTeach }: { page: PageView | null; onTeach: () => void }) {
  if (page === null) return null
  const isGood = page.state === 'orders'
  return (
    <div class={`popup-page ${isGood ? 'soft small' : ''}`}>
      <p>{say(page.failed ? 'popup.page.failed' : `popup.page.${page.state}`)}</p>
      <Button kind={isGood ? 'quiet' : 'plain'} onPress={onTeach}>
        {say(page.state === 'stale-profile' ? 'popup.teach.again' : 'popup.teach')}
      </Button>
    </div>
  )
}
