import { useState } from 'preact/hooks'
import { say } from '../../lib/words/people-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { Field } from '../common/field.tsx'
import { Passkeys } from './passkeys.tsx'
import './people.css'
import type { PeopleView, VaultEvents } from './view.ts'

type Ready = NonNullable<PeopleView>
export type VaultCardProps = VaultEvents & { view: PeopleView }

/** Where tokens are sealed on this computer: a passphrase each morning in place of the API user's password. */
export function VaultCard({ view, ...events }: VaultCardProps) {
  if (view === null) return null
  const { vault, person, hasPassphrase, vaultSaid: said, busy } = view
  const manages = person === null || person.role === 'manager'
  const maySet = vault === 'none' ? manages : person?.role !== 'auditor'
  return (
    <Card title={say('vault.title')}>
      <p>{say(vault === 'none' ? 'vault.none' : 'vault.on')}</p>
      <p class="soft small">{say('vault.hint')}</p>
      {maySet && (
        <SetForm
          key={view.round}
          busy={busy}
          label={say(vault === 'none' ? 'vault.make' : hasPassphrase ? 'vault.change' : 'vault.add')}
          onSet={events.onSetPassphrase}
        />
      )}
      {vault === 'open' && maySet && <Passkeys view={view} {...events} />}
      {vault === 'open' && manages && <Off busy={busy} onOff={events.onVaultOff} />}
      <p class={said?.kind === 'problem' ? 'people-said people-problem' : 'people-said'} aria-live="polite">
        {said?.text}
      </p>
    </Card>
  )
}

interface SetFormProps {
  busy: Ready['busy']
  label: string
  onSet: VaultEvents['onSetPassphrase']
}

function SetForm({ busy, label, onSet }: SetFormProps) {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [differs, setDiffers] = useState(false)
  return (
    <details class="people-add">
      <summary>{label}</summary>
      <form
        class="person-form"
        aria-label={label}
        onSubmit={event => {
          event.preventDefault()
          setDiffers(passphrase !== again)
          if (!busy && passphrase === again) onSet(passphrase)
        }}
      >
        <Field
          type="password"
          autocomplete="off"
          label={say('vault.passphrase.new')}
          hint={say('vault.passphrase.hint')}
          value={passphrase}
          onValue={setPassphrase}
        />
        <Field
          type="password"
          autocomplete="off"
          label={say('vault.passphrase.again')}
          value={again}
          onValue={setAgain}
          error={differs ? say('vault.passphrase.differs') : undefined}
        />
        <Button kind="primary" type="submit" busy={busy}>
          {say('vault.save')}
        </Button>
      </form>
    </details>
  )
}

function Off({ busy, onOff }: { busy: boolean; onOff: VaultEvents['onVaultOff'] }) {
  const [isOpen, setOpen] = useState(false)
  if (!isOpen)
    return (
      <div class="person-acts vault-off">
        <Button onPress={() => setOpen(true)}>{say('vault.off')}</Button>
      </div>
    )
  return (
    <div class="person-acts vault-off">
      <p class="soft small">{say('vault.off.what')}</p>
      <Button kind="primary" busy={busy} onPress={onOff}>
        {say('vault.off.sure')}
      </Button>
      <Button kind="quiet" onPress={() => setOpen(false)}>
        {say('people.cancel')}
      </Button>
    </div>
  )
}
