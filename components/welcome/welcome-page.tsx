import { say } from '../../lib/words/welcome-words.ts'
import '../theme.css'
import '../common/field.css'
import { Notice } from '../common/notice.tsx'
import { GuidePage } from './guide-page.tsx'
import { OrdersStep } from './orders-step.tsx'
import type { WelcomeEvents, WelcomeView } from './view.ts'
import './welcome.css'

export type WelcomePageProps = WelcomeEvents & { view: WelcomeView }

/** The guided set-up: from the values that Nextech gave to what would be posted. */
export function WelcomePage({ view, ...events }: WelcomePageProps) {
  return (
    <div class="welcome">
      <h1>{say('welcome.title')}</h1>
      {view.kind === 'loading' && (
        <p class="soft" role="status">
          {say('welcome.loading')}
        </p>
      )}
      {view.kind === 'backend' && (
        <Notice tone="calm" icon="check" title={say('welcome.backend')}>
          <p>{say('welcome.backend.hint')}</p>
          <p>
            <a href="#/settings">{say('welcome.to-settings')}</a>
          </p>
        </Notice>
      )}
      {view.kind === 'guide' && <GuidePage view={view} {...events} />}
      {view.kind === 'orders' && <OrdersStep view={view} {...events} />}
    </div>
  )
}
