import type { ComponentChildren } from 'preact'
import { refusalLine } from '../../lib/words/refusal-words.ts'
import { say } from '../../lib/words/settings-words.ts'
import '../theme.css'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import { Unread } from '../common/unread.tsx'
import { BackendCard } from './backend-card.tsx'
import { ImportCard } from './import-card.tsx'
import { LockedCard } from './locked-card.tsx'
import './settings.css'
import { SignInCard } from './sign-in-card.tsx'
import { SummaryCard } from './summary-card.tsx'
import type { SettingsEvents, SettingsReady, SettingsView } from './view.ts'

export type SettingsPageProps = SettingsEvents & {
  view: SettingsView
  /** Further cards, under the configuration in force. */
  children?: ComponentChildren
}

/** What this installation is set up for, and the one file that changes it. */
export function SettingsPage({ view, ...events }: SettingsPageProps) {
  return (
    <div class="settings">
      <h1>{say('settings.title')}</h1>
      {view.kind === 'loading' && (
        <p class="soft" role="status">
          {say('settings.loading')}
        </p>
      )}
      {view.kind === 'failed' && <Unread message={view.message} />}
      {view.kind === 'ready' && <Ready view={view} {...events} />}
    </div>
  )
}

function Ready({ view, children, ...events }: Omit<SettingsPageProps, 'view'> & { view: SettingsReady }) {
  const { configuration } = view
  const locked = configuration?.locked ?? []
  return (
    <>
      {view.unusable && (
        <Notice tone="bad" icon="attention" title={say('settings.unusable')}>
          <p>{say(view.unusable.isPolicy ? 'settings.unusable.policy' : 'settings.unusable.file')}</p>
          <ul>
            {view.unusable.problems.map(({ path, reason }) => (
              <li key={path}>
                <code>{path}</code>: {refusalLine(reason)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {view.missingOrigins.length > 0 && (
        <Notice tone="warn" icon="attention" title={say('settings.access')}>
          <p>{say('settings.access.hint')}</p>
          <ul>
            {view.missingOrigins.map(origin => (
              <li key={origin}>{origin}</li>
            ))}
          </ul>
          <Button kind="primary" onPress={events.onAllow}>
            {say('settings.access.button')}
          </Button>
        </Notice>
      )}
      {view.otherStation && (
        <Notice tone="bad" icon="attention" title={say('settings.station')}>
          <p>{say('settings.station.hint')}</p>
          <Button kind="primary" onPress={events.onClaimStation}>
            {say('settings.station.button')}
          </Button>
        </Notice>
      )}
      <div class="settings-columns">
        <div>
          {view.backend && (
            <BackendCard
              backend={view.backend}
              timeZone={configuration?.practice.timeZone ?? 'UTC'}
              problem={view.connectProblem}
              onConnect={events.onConnect}
              onDisconnect={events.onDisconnect}
            />
          )}
          {view.backend?.state.trouble === null && !view.signedIn && (
            <Notice tone="bad" icon="attention" title={say('settings.backend.signed-out')}>
              <p>{say('settings.backend.signed-out.fix')}</p>
            </Notice>
          )}
          {configuration && configuration.user !== null && (
            <SignInCard
              user={configuration.user}
              host={configuration.passwordHost}
              signedIn={view.signedIn}
              isKept={configuration.mode === 'backend'}
              result={view.signIn}
              onSignIn={events.onSignIn}
            />
          )}
          {/* What cannot be used is set up all the same. */}
          {(configuration || !view.unusable) && (
            <SummaryCard
              configuration={configuration}
              isPostureTold={view.isPostureTold}
              sources={view.sources}
              today={view.today}
              onExport={events.onExport}
            />
          )}
          {locked.length > 0 && <LockedCard locked={locked} />}
          {children}
        </div>
        <ImportCard
          report={view.report}
          proposal={view.proposal}
          onImport={events.onImport}
          onUse={events.onUse}
          onPutAside={events.onPutAside}
        />
      </div>
    </>
  )
}
