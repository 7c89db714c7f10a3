import { useState } from 'preact/hooks'
import { say } from '../../lib/words/settings-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Field } from '../common/field.tsx'
import { Icon } from '../common/icon.tsx'
import type { SettingsEvents, SettingsReady } from './view.ts'

export interface SignInCardProps extends Pick<SettingsEvents, 'onSignIn'> {
  user: string
  /** Where the password goes, so that nobody types it for another one. */
  host: string
  signedIn: boolean
  /** A backend keeps the password, sealed: it can be changed while all is well. */
  isKept: boolean
  result: SettingsReady['signIn']
}

/** Signed in, or the one field that it takes. */
export function SignInCard({ user, host, signedIn, isKept, result, onSignIn }: SignInCardProps) {
  const isOpen = isKept || !signedIn
  return (
    <Card title={say('settings.signin')}>
      {/* Not a second role=status: the page's one status is that of the import. */}
      <div aria-live="polite">
        {signedIn && (
          <p class="signed-in">
            <Icon name="synced" />
            {say('settings.signed-in')}
          </p>
        )}
        {result === 'busy' && <p class="soft">{say('settings.signin.busy')}</p>}
        {isOpen && result !== null && result !== 'busy' && result.state !== 'signed-in' && (
          <p class="sign-in-failed">
            <Icon name="attention" />
            {result.message || say('settings.signin.failed')}
          </p>
        )}
      </div>
      {isOpen && (
        <SignInForm user={user} host={host} isKept={isKept} busy={result === 'busy'} onSignIn={onSignIn} />
      )}
    </Card>
  )
}

function SignInForm({
  user,
  host,
  isKept,
  busy,
  onSignIn,
}: Omit<SignInCardProps, 'signedIn' | 'result'> & { busy: boolean }) {
  const [password, setPassword] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    if (busy || password === '') return
    onSignIn(password)
    // It is not ours to keep, not even in a field.
    setPassword('')
  }
  return (
    <form class="sign-in" onSubmit={submit}>
      <Field
        type="password"
        autocomplete="current-password"
        label={say('settings.signin.as', { user })}
        value={password}
        onValue={setPassword}
      />
      <Button kind="primary" type="submit" busy={busy}>
        {say('settings.signin.button')}
      </Button>
      <p class="soft small">{say(isKept ? 'settings.signin.kept' : 'settings.signin.once', { host })}</p>
    </form>
  )
}
