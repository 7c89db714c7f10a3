import type { ComponentChildren } from 'preact'
import type { ConfigurationView } from '../../lib/contract/configuration-view.ts'
import type { SourceReport } from '../../lib/contract/today.ts'
import type { PracticeDay } from '../../lib/domain/units.ts'
import { say } from '../../lib/words/settings-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { SourceList } from './source-list.tsx'

export interface SummaryCardProps {
  configuration: ConfigurationView
  isPostureTold?: boolean | undefined
  sources: readonly SourceReport[]
  today: PracticeDay
  onExport: () => void
}

/** The configuration in force, in words. */
export function SummaryCard({ configuration, onExport, ...sources }: SummaryCardProps) {
  if (configuration === null)
    return (
      <Card title={say('settings.empty')}>
        <p class="soft">{say('settings.empty.hint')}</p>
      </Card>
    )
  return (
    <Card title={say('settings.current')}>
      <Summary configuration={configuration} {...sources} />
      <div class="export">
        <Button onPress={onExport}>{say('settings.export')}</Button>
        <span class="soft small">{say('settings.export.hint')}</span>
      </div>
    </Card>
  )
}

type SummaryProps = Pick<SummaryCardProps, 'sources' | 'today' | 'isPostureTold'> & {
  configuration: NonNullable<ConfigurationView>
}

function Summary({ configuration, isPostureTold = true, sources, today }: SummaryProps) {
  const { practice, posture, shops, user, cardTypes, locked = [] } = configuration
  const cards = Object.entries(cardTypes ?? {})
  return (
    <dl class="summary">
      <Fact name={say('settings.practice')}>{practice.name}</Fact>
      <Fact name={say('settings.zone')}>{practice.timeZone}</Fact>
      <Fact name={say('settings.posture')}>
        {say(isPostureTold ? `settings.posture.${posture}` : 'settings.posture.unknown')}
        {posture === 'observe' && configuration.mode === 'direct' && !locked.includes('posture') && (
          <>
            {' '}
            <a href="#/welcome">{say('settings.begin')}</a>
          </>
        )}
      </Fact>
      <Fact name={say('settings.shops')}>
        {sources.length === 0 ? (
          <List lines={shops.map(shop => shop.origin)} />
        ) : (
          <SourceList sources={sources} timeZone={practice.timeZone} today={today} />
        )}
      </Fact>
      {user !== null && <Fact name={say('settings.user')}>{user}</Fact>}
      <Fact name={say('settings.cards')}>
        {cards.length === 0 ? (
          say(cardTypes ? 'settings.cards.none' : 'settings.cards.unknown')
        ) : (
          <List lines={cards.map(([code, label]) => say('settings.card', { code, label }))} />
        )}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function List({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
