import { formatDay } from '../../lib/words/format-time.ts'
import { say } from '../../lib/words/passkey-words.ts'
import { Button } from '../common/button.tsx'
import './people.css'
import type { PeopleView, VaultEvents } from './view.ts'

type PasskeysProps = Pick<VaultEvents, 'onAddPasskey' | 'onRemovePasskey'> & { view: NonNullable<PeopleView> }

/** The passkeys of an open vault: those that the person may remove, and one more. */
export function Passkeys({ view, onAddPasskey, onRemovePasskey }: PasskeysProps) {
  const { passkeys, offersPasskeys, busy } = view
  return (
    <section class="passkeys" aria-label={say('passkey.title')}>
      <h3>{say('passkey.title')}</h3>
      <p class="soft small">{say('passkey.hint')}</p>
      {passkeys.length === 0 ? (
        <p class="small">{say('passkey.none')}</p>
      ) : (
        <ul class="people">
          {passkeys.map(passkey => (
            <li key={passkey.credential} class="person">
              <span>{rowOf(passkey)}</span>
              <Button
                kind="quiet"
                label={say('passkey.remove.label', { row: rowOf(passkey) })}
                busy={busy}
                onPress={() => onRemovePasskey(passkey.credential)}
              >
                {say('passkey.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {offersPasskeys ? (
        <div class="person-acts">
          <Button busy={busy} onPress={onAddPasskey}>
            {say('passkey.add')}
          </Button>
          <span class="soft small">{say('passkey.add.hint')}</span>
        </div>
      ) : (
        <p class="small">{say('passkey.unsupported')}</p>
      )}
    </section>
  )
}

function rowOf({ owner, addedOn }: PasskeysProps['view']['passkeys'][number]): string {
  return say('passkey.row', { owner: owner ?? say('passkey.computer'), time: formatDay(addedOn, 'medium') })
}
