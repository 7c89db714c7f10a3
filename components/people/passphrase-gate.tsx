import { useEffect, useRef, useState } from 'preact/hooks'
import { say } from '../../lib/words/people-words.ts'
import '../theme.css'
import { Button } from '../common/button.tsx'
import { Field } from '../common/field.tsx'
import { HelpLink } from '../common/help-link.tsx'
import './people.css'
import type { StationEvents, StationView } from './view.ts'

type PassphraseView = Extract<StationView, { kind: 'passphrase' }>
export type PassphraseGateProps = Pick<StationEvents, 'onOpen' | 'onPasskey' | 'onForget'> & {
  view: PassphraseView
}

/** Stands in the place of our pages while the vault is closed, or the computer is locked: one passphrase, or a passkey, ends both. */
export function PassphraseGate({ view, onOpen, onPasskey, onForget }: PassphraseGateProps) {
  const [passphrase, setPassphrase] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <main class="gate">
      <div class="card gate-card">
        <h1>{say('vault.gate.title')}</h1>
        <p class="soft small">{say(`vault.gate.${view.access}`)}</p>
        <form
          class="gate-pin"
          onSubmit={event => {
            event.preventDefault()
            if (view.busy || passphrase === '') return
            onOpen(passphrase)
            setPassphrase('')
          }}
        >
          <Field
            type="password"
            autocomplete="off"
            inputRef={field}
            label={say('vault.passphrase')}
            value={passphrase}
            onValue={setPassphrase}
            error={(!view.busy && view.problem) || undefined}
          />
          <p class="heard-only" role="status">
            {view.busy ? '' : (view.problem ?? '')}
          </p>
          <Button kind="primary" type="submit" busy={view.busy}>
            {say('vault.gate.open')}
          </Button>
          {view.hasPasskey && (
            <Button busy={view.busy} onPress={onPasskey}>
              {say('vault.gate.passkey')}
            </Button>
          )}
        </form>
        <Forgotten busy={view.busy} onForget={onForget} />
        <HelpLink chapter="sign-in" />
      </div>
    </main>
  )
}

function Forgotten({ busy, onForget }: Pick<StationEvents, 'onForget'> & { busy: boolean }) {
  const [word, setWord] = useState('')
  return (
    <details class="people-add">
      <summary>{say('vault.forgotten')}</summary>
      <p class="small">{say('vault.forgotten.what')}</p>
      <form
        class="gate-pin"
        aria-label={say('vault.forgotten')}
        onSubmit={event => {
          event.preventDefault()
          if (!busy) onForget(word)
        }}
      >
        <Field autocomplete="off" label={say('vault.forgotten.label')} value={word} onValue={setWord} />
        <Button type="submit" busy={busy}>
          {say('vault.forgotten.button')}
        </Button>
      </form>
    </details>
  )
}
