import { say } from '../../lib/words/settings-words.ts'
import { Card } from '../common/card.tsx'
import { Icon } from '../common/icon.tsx'

/** What an administrator has fixed: nobody changes it here, and no file does. */
export function LockedCard({ locked }: { locked: readonly string[] }) {
  return (
    <Card title={say('settings.locked.title')}>
      <p class="soft">{say('settings.locked.hint')}</p>
      <ul class="locked-keys">
        {locked.map(path => (
          <li key={path}>
            <Icon name="lock" /> {path}
          </li>
        ))}
      </ul>
    </Card>
  )
}
