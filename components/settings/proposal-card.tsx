import { useRef } from 'preact/hooks'
import type { PostingPreview, Proposal } from '../../lib/contract/proposal.ts'
import { formatCents } from '../../lib/domain/money.ts'
import { plural, say } from '../../lib/words/settings-words.ts'
import { Button } from '../common/button.tsx'
import { Icon } from '../common/icon.tsx'
import './proposal.css'
import type { SettingsEvents } from './view.ts'

type Shown = Extract<Proposal, { kind: 'proposal' }>
type Fact = Shown['facts'][number]

type ProposalCardProps = Pick<SettingsEvents, 'onUse' | 'onPutAside'> & { proposal: Shown }

const groups = ['hosts', 'shops', 'posture', 'practice', 'policy'] as const

/** A file beside the configuration in force, hosts first. Nothing of it is used before the button is pressed. */
export function ProposalCard({ proposal, onUse, onPutAside }: ProposalCardProps) {
  // Read at the press itself, so that a tick of a moment before counts.
  const posts = useRef(false)
  return (
    <section class="proposal" aria-label={say('settings.proposal')}>
      <h3>{say('settings.proposal')}</h3>
      <p class="soft">{say('settings.proposal.hint')}</p>
      <Comparison facts={proposal.facts} />
      {proposal.posting && (
        <PostsBox posting={proposal.posting} onPosts={ticked => (posts.current = ticked)} />
      )}
      <div class="proposal-buttons">
        <Button kind="primary" onPress={() => onUse(posts.current)}>
          {say('settings.proposal.use')}
        </Button>
        <Button onPress={onPutAside}>{say('settings.proposal.leave')}</Button>
      </div>
    </section>
  )
}

function Comparison({ facts }: { facts: readonly Fact[] }) {
  return (
    <table class="proposal-facts">
      <thead>
        <tr>
          <th scope="col">{say('settings.proposal.what')}</th>
          <th scope="col">{say('settings.proposal.before')}</th>
          <th scope="col">{say('settings.proposal.after')}</th>
        </tr>
      </thead>
      {groups.map(group => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={3}>
              {say(`settings.proposal.${group}`)}
            </th>
          </tr>
          {facts.filter(fact => fact.group === group).map(Row)}
        </tbody>
      ))}
    </table>
  )
}

function Row({ path, before, after, isLocked }: Fact) {
  const isChanged = before !== after
  return (
    <tr key={path} class={isChanged ? 'changed' : undefined}>
      <th scope="row">
        {path}
        {isLocked && (
          <span class="locked">
            <Icon name="lock" />
            {say('settings.locked')}
          </span>
        )}
      </th>
      <td>{before ?? say('settings.proposal.none')}</td>
      <td>
        {after ?? say('settings.proposal.none')}
        {isChanged && <span class="proposal-mark">{say('settings.proposal.changed')}</span>}
      </td>
    </tr>
  )
}

interface PostsBoxProps {
  posting: PostingPreview
  onPosts: (posts: boolean) => void
}

function PostsBox({ posting, onPosts }: PostsBoxProps) {
  const { orders, cents, newPatients } = posting
  const values = { sum: formatCents(cents), patients: newPatients }
  return (
    <div class="proposal-posts">
      <label>
        <input type="checkbox" onInput={event => onPosts(event.currentTarget.checked)} />
        {orders === 0 ? say('settings.proposal.post.none') : plural('settings.proposal.post', orders, values)}
      </label>
      <p class="soft small">{say('settings.proposal.post.hint')}</p>
    </div>
  )
}
