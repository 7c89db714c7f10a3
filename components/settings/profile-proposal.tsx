import type { ShownProfile, TaughtLink } from '../../lib/contract/taught-file.ts'
import { plural, say } from '../../lib/words/settings-words.ts'
import { plural as pluralTaught, say as sayTaught } from '../../lib/words/taught-words.ts'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import { OrdersTable } from '../teach-check/orders-table.tsx'
import { compareProfiles, type ProfileFact } from './profile-facts.ts'
import './proposal.css'

export interface ProfileProposalProps {
  shown: ShownProfile
  isBusy: boolean
  onUse: () => void
  onLook: () => void
  onPutAside: () => void
}

type Reads = NonNullable<ShownProfile['reads']>

/** The file of a taught page: where it is used, what it replaces and what it reads. No button uses what nobody can have seen. */
export function ProfileProposal({ shown, isBusy, ...events }: ProfileProposalProps) {
  return (
    <section class="proposal" aria-label={say('settings.profiles.proposal')}>
      <h4>{say('settings.profiles.proposal')}</h4>
      <p class="soft">{say('settings.profiles.proposal.hint')}</p>
      <Comparison shown={shown} />
      {shown.reads ? <Reading reads={shown.reads} /> : <NotOpen shown={shown} />}
      <div class="proposal-buttons">
        {shown.seen !== null && (
          <Button kind="primary" busy={isBusy} onPress={events.onUse}>
            {say(`settings.profiles.proposal.${shown.before ? 'replace' : 'use'}`)}
          </Button>
        )}
        <Button kind={shown.seen === null ? 'primary' : 'plain'} busy={isBusy} onPress={events.onLook}>
          {say('settings.profiles.proposal.again')}
        </Button>
        <Button onPress={events.onPutAside}>{say('settings.profiles.proposal.leave')}</Button>
      </div>
    </section>
  )
}

/** Beside what was taught, where the page was. */
function Comparison({ shown: { origin, before, after } }: { shown: ShownProfile }) {
  const where = (label: string, text: string) => ({ label, before: before && text, after: text })
  const isNew = before === null
  return (
    <table class="proposal-facts">
      <thead>
        <tr>
          <th scope="col">{say('settings.profiles.proposal.what')}</th>
          {!isNew && <th scope="col">{say('settings.profiles.proposal.before')}</th>}
          <th scope="col">{say('settings.profiles.proposal.after')}</th>
        </tr>
      </thead>
      <Group
        title={say('settings.profiles.proposal.where')}
        facts={[
          where(say('settings.profiles.proposal.shop'), origin),
          where(say('settings.profiles.proposal.page'), after.page),
        ]}
      />
      <Group title={say('settings.profiles.proposal.reads')} facts={compareProfiles(before, after)} />
    </table>
  )
}

function Group({ title, facts }: { title: string; facts: readonly ProfileFact[] }) {
  const isNew = facts.every(({ before }) => before === null)
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={isNew ? 2 : 3}>
          {title}
        </th>
      </tr>
      {facts.map(fact => (
        <Row key={fact.label} {...fact} />
      ))}
    </tbody>
  )
}

function Row({ label, before, after }: ProfileFact) {
  const isChanged = before !== null && before !== after
  return (
    <tr class={isChanged ? 'changed' : undefined}>
      <th scope="row">{label}</th>
      {before !== null && <td>{before}</td>}
      <td>
        {after}
        {isChanged && <span class="proposal-mark">{say('settings.proposal.changed')}</span>}
      </td>
    </tr>
  )
}

function Reading({ reads: { check, unreadable, links } }: { reads: Reads }) {
  if (check.found === 0)
    return (
      <Notice tone="bad" icon="attention" title={say('settings.profiles.proposal.nothing')} role="alert" />
    )
  return (
    <>
      <h4>{say('settings.profiles.proposal.found')}</h4>
      <p>{pluralTaught('taught.found', check.found)}</p>
      <OrdersTable rows={check.rows} />
      {unreadable > 0 && <p>{plural('settings.profiles.proposal.unreadable', unreadable)}</p>}
      {!check.usable && (
        <Notice tone="bad" icon="attention" title={say('settings.profiles.proposal.unusable')} role="alert" />
      )}
      {check.usable &&
        check.leftOut.map(fact => (
          <Notice key={fact} tone="warn" icon="attention" title={sayTaught(`taught.left-out.${fact}`)} />
        ))}
      <Links links={links} />
      <p class="soft small">{sayTaught('taught.private')}</p>
    </>
  )
}

function Links({ links }: { links: readonly TaughtLink[] }) {
  const of = (kind: TaughtLink['kind']) => links.filter(link => link.kind === kind)
  const [never, shows] = [of('never'), of('shows')]
  return (
    <>
      {never.length > 0 && (
        <Notice tone="bad" icon="attention" title={say('settings.profiles.proposal.links.refused')}>
          <LinkList links={never} />
        </Notice>
      )}
      {shows.length > 0 && (
        <div>
          <p>{say('settings.profiles.proposal.links')}</p>
          <LinkList links={shows} />
        </div>
      )}
      {shows.length === 0 && <Notice tone="warn" icon="attention" title={sayTaught('taught.no-link')} />}
    </>
  )
}

/** Texts, never links of ours: a press on one could change an order. */
function LinkList({ links }: { links: readonly TaughtLink[] }) {
  return (
    <ul>
      {links.map(({ text, address }) => (
        <li key={address}>
          {text === ''
            ? say('settings.profiles.proposal.leads.bare')
            : say('settings.profiles.proposal.leads', { text })}{' '}
          <code>{address}</code>
        </li>
      ))}
    </ul>
  )
}

/** The shop's own start is opened, never the address that the file names. */
function NotOpen({ shown: { origin, after } }: { shown: ShownProfile }) {
  return (
    <Notice tone="warn" icon="attention" title={say('settings.profiles.proposal.closed')}>
      <p>{say('settings.profiles.proposal.closed.page', { page: after.page })}</p>
      <p>{say('settings.profiles.proposal.closed.fix')}</p>
      <p>
        <a href={origin} target="_blank" rel="noreferrer">
          {say('settings.profiles.proposal.open', { shop: origin })}
        </a>
      </p>
    </Notice>
  )
}
