import { useRef } from 'preact/hooks'
import type { PostingPreview, Proposal } from '../../lib/contract/proposal.ts'
import { formatCents } from '../../lib/domain/money.ts'
import { plural, say } from '../../lib/words/settings-words.ts'
import { Button } from '../common/button.tsx'
import { Icon } from '../common/icon.tsx'
import { factName, factValue } from './fact-words.ts'
import './proposal.css'
import type { SettingsEvents } from './view.ts'

type Shown = Extract<Proposal, { kind: 'proposal' }>
type Fact = Shown['facts'][number]

type ProposalCardProps = Pick<SettingsEvents, 'onUse' | 'onPutAside'> & {
  proposal: Shown
  /** A person answered questions for it: they know neither a file nor its paths, and what stays as it is says nothing to them. */
  isAnswers?: boolean
}

const groups = ['hosts', 'shops', 'posture', 'practice', 'policy'] as const

/** A file, or what answers make, beside the configuration in force, hosts first. Nothing of it is used before the button is pressed. */
export function ProposalCard({ proposal, isAnswers = false, onUse, onPutAside }: ProposalCardProps) {
  // Read at the press itself, so that a tick of a moment before counts.
  const posts = useRef(false)
  return (
    <section class="proposal" aria-label={say('settings.proposal')}>
      <h3>{say('settings.proposal')}</h3>
      {isAnswers ? (
        <Answers facts={proposal.facts} />
      ) : (
        <>
          <p class="soft">{say('settings.proposal.hint')}</p>
          <Comparison facts={proposal.facts} />
        </>
      )}
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

/** What changes by it, in words. */
function Answers({ facts }: { facts: readonly Fact[] }) {
  const isFirst = facts.every(({ before }) => before === null)
  const changed = facts
    .filter(({ before, after }) => before !== after)
    .map(({ path, before, after, ...fact }) => ({
      ...fact,
      path: factName(path),
      before: before === null ? null : factValue(path, before),
      after: after === null ? null : factValue(path, after),
    }))
  return (
    <>
      <p class="soft">{say(isFirst ? 'settings.proposal.answers' : 'settings.proposal.answers.rest')}</p>
      {isFirst ? <FirstAnswers facts={changed} /> : <Comparison facts={changed} isAnswers />}
    </>
  )
}

/** Nothing is in use yet to compare them with. */
function FirstAnswers({ facts }: { facts: readonly Fact[] }) {
  return (
    <table class="proposal-facts">
      {groups
        .filter(group => facts.some(fact => fact.group === group))
        .map(group => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {say(`settings.proposal.${group}`)}
              </th>
            </tr>
            {facts
              .filter(fact => fact.group === group)
              .map(({ path, after }) => (
                <tr key={path}>
                  <th scope="row">{path}</th>
                  <td>{after}</td>
                </tr>
              ))}
          </tbody>
        ))}
    </table>
  )
}

function Comparison({ facts, isAnswers = false }: { facts: readonly Fact[]; isAnswers?: boolean }) {
  const shown = groups.filter(group => !isAnswers || facts.some(fact => fact.group === group))
  return (
    <table class="proposal-facts">
      <thead>
        <tr>
          <th scope="col">{say('settings.proposal.what')}</th>
          <th scope="col">{say('settings.proposal.before')}</th>
          <th scope="col">
            {say(isAnswers ? 'settings.proposal.after.answers' : 'settings.proposal.after')}
          </th>
        </tr>
      </thead>
      {shown.map(group => (
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
  const { orders, cents, newPatients, unsure } = posting
  const values = { sum: formatCents(cents), patients: newPatients }
  return (
    <div class="proposal-posts">
      <label>
        <input type="checkbox" onInput={event => onPosts(event.currentTarget.checked)} />
        {orders === 0 ? say('settings.proposal.post.none') : plural('settings.proposal.post', orders, values)}
      </label>
      {unsure !== undefined && <p class="small">{plural('settings.proposal.post.unsure', unsure)}</p>}
      <p class="soft small">{say('settings.proposal.post.hint')}</p>
    </div>
  )
}
