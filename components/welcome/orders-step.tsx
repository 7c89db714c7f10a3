import { useEffect, useRef } from 'preact/hooks'
import type { PostingPreview } from '../../lib/contract/proposal.ts'
import { formatCents } from '../../lib/domain/money.ts'
import { plural, say } from '../../lib/words/welcome-words.ts'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import { ImportResult } from '../settings/import-result.tsx'
import { ProposalCard } from '../settings/proposal-card.tsx'
import type { GuideOrders, WelcomeEvents } from './view.ts'

type OrdersStepProps = { view: GuideOrders } & Pick<WelcomeEvents, 'onUse' | 'onPropose' | 'onPutAside'>

/** The end of the guide: what would be posted, told before anything is, and the yes to it. */
export function OrdersStep({ view, onUse, onPropose, onPutAside }: OrdersStepProps) {
  const { posture, proposal, report } = view
  const heading = useRef<HTMLHeadingElement>(null)
  const asked = useRef<HTMLDivElement>(null)
  const isAsked = proposal !== null
  // The button that led here is gone: reading goes on at the question, or at what became of it.
  useEffect(() => (isAsked ? asked : heading).current?.focus(), [posture, isAsked])
  const refused = report !== null && report !== 'busy' && !report.accepted ? report : null
  return (
    <section class="card welcome-step" aria-labelledby="welcome-step">
      <h2 id="welcome-step" ref={heading} tabIndex={-1}>
        {say(posture === 'observe' ? 'welcome.step.orders' : 'welcome.posting')}
      </h2>
      {!view.signedIn && (
        <Notice tone="bad" icon="attention" title={say('welcome.signed-out')} role="alert">
          <p>{say('welcome.signed-out.fix')}</p>
          <p>
            <a class="button button-primary" href="#/settings">
              {say('welcome.to-settings')}
            </a>
          </p>
        </Notice>
      )}
      {posture === 'observe' ? (
        <DryRun view={view} />
      ) : (
        <>
          <p>{say(`welcome.posting.${posture}`)}</p>
          <p>
            {say('welcome.morning')} <a href="#/settings">{say('welcome.to-settings')}</a>
          </p>
        </>
      )}
      <Further view={view} />
      {report === 'busy' && (
        <p class="soft" role="status">
          {say('welcome.busy.other')}
        </p>
      )}
      {refused && <ImportResult accepted={false} lines={refused.lines} />}
      {proposal && (
        <div ref={asked} tabIndex={-1}>
          <ProposalCard
            key={proposal.seen}
            proposal={proposal}
            isAnswers
            onUse={onUse}
            onPutAside={onPutAside}
          />
        </div>
      )}
      {posture === 'observe' && proposal === null && view.posting !== null && view.posting.orders > 0 && (
        <>
          <p class="soft">{say('welcome.other-job')}</p>
          <div class="welcome-buttons">
            <Button busy={report === 'busy'} onPress={onPropose}>
              {say('welcome.begin')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function DryRun({ view: { posting, shop, practice } }: { view: GuideOrders }) {
  const isKnown = posting !== null && posting.orders > 0
  return (
    <>
      <p>{say('welcome.ready', { practice })}</p>
      <p class="welcome-sum" role="status">
        {isKnown ? sumOf(posting) : say('welcome.no-orders')}
      </p>
      {posting?.unsure !== undefined && <p>{plural('welcome.unsure', posting.unsure)}</p>}
      {posting?.held !== undefined && <p>{plural('welcome.held', posting.held)}</p>}
      {isKnown && <p>{say('welcome.nothing-yet')}</p>}
      <div class="welcome-buttons">
        <a
          class={`button button-${isKnown ? 'plain' : 'primary'}`}
          href={shop}
          target="_blank"
          rel="noreferrer"
        >
          {say('welcome.open-shop')}
        </a>
      </div>
      <p class="soft small">{say('welcome.open-shop.hint')}</p>
    </>
  )
}

function sumOf({ orders, cents, newPatients }: PostingPreview): string {
  const patients = plural('welcome.new-patients', newPatients)
  return plural('welcome.would', orders, { sum: formatCents(cents), patients })
}

/** What else there is to see to, each with its page. */
function Further({ view: { needStaff, toPutRight } }: { view: GuideOrders }) {
  return (
    <ul class="welcome-further">
      {needStaff > 0 && (
        <li>
          {plural('welcome.need-staff', needStaff)} <a href="#/staff">{say('welcome.to-staff')}</a>
        </li>
      )}
      <li>
        {toPutRight === null
          ? say('welcome.checking')
          : toPutRight === 0
            ? say('welcome.article.done')
            : plural('welcome.article.open', toPutRight)}{' '}
        <a href="#/setup">{say('welcome.to-setup')}</a>
      </li>
    </ul>
  )
}
