import { say } from '../../lib/words/common-words.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** A page that could not be read: why, and the way out. Empty = nobody said why. */
export function Unread({ message }: { message: string }) {
  return (
    <Notice tone="bad" icon="attention" role="alert" title={say('unread.title')}>
      <p>{message || say('sync.no-answer')}</p>
      <Button kind="primary" onPress={() => location.reload()}>
        {say('unread.again')}
      </Button>
    </Notice>
  )
}
