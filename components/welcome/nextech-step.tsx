import { nextechAddresses } from '../../lib/domain/guide.ts'
import { say } from '../../lib/words/welcome-words.ts'
import { Field } from '../common/field.tsx'
import type { GuideForm, WelcomeEvents } from './view.ts'

type StepProps = { view: GuideForm } & Pick<WelcomeEvents, 'onDraft' | 'onPassword'>

/** The four values that Nextech gives with API access, and where they come from. */
export function NextechStep({ view: { draft, password }, onDraft, onPassword }: StepProps) {
  const { nextech } = draft
  const set = (change: Partial<typeof nextech>) => onDraft({ ...draft, nextech: { ...nextech, ...change } })
  const isUsual = Object.entries(nextechAddresses).every(
    ([key, address]) => nextech[key as keyof typeof nextechAddresses] === address,
  )
  return (
    <>
      <details class="welcome-where">
        <summary>{say('welcome.where')}</summary>
        <ol>
          <li>{say('welcome.where.purchase')}</li>
          <li>{say('welcome.where.portal')}</li>
          <li>{say('welcome.where.answer')}</li>
        </ol>
        <p>{say('welcome.where.payments')}</p>
      </details>
      <div class="welcome-fields">
        <Field
          label={say('welcome.client-id')}
          hint={say('welcome.client-id.hint')}
          autocomplete="off"
          value={nextech.clientId}
          onValue={clientId => set({ clientId })}
        />
        <Field
          label={say('welcome.practice-id')}
          hint={say('welcome.practice-id.hint')}
          autocomplete="off"
          value={nextech.practiceId}
          onValue={practiceId => set({ practiceId })}
        />
        <Field
          label={say('welcome.username')}
          hint={say('welcome.username.hint')}
          autocomplete="off"
          value={nextech.username}
          onValue={username => set({ username })}
        />
        <Field
          type="password"
          label={say('welcome.password')}
          hint={say('welcome.password.hint', { host: URL.parse(nextech.tokenUrl)?.host ?? nextech.tokenUrl })}
          autocomplete="off"
          value={password}
          onValue={onPassword}
        />
      </div>
      <details class="welcome-where" open={!isUsual}>
        <summary>{say('welcome.addresses')}</summary>
        <p class="soft small">{say('welcome.addresses.hint')}</p>
        <div class="welcome-fields">
          {(['apiBaseUrl', 'tokenUrl', 'resource'] as const).map(key => (
            <Field
              key={key}
              label={say(`welcome.${key}`)}
              autocomplete="off"
              value={nextech[key]}
              onValue={value => set({ [key]: value })}
            />
          ))}
        </div>
      </details>
    </>
  )
}
