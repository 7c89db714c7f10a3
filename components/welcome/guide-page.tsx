import { useEffect, useRef } from 'preact/hooks'
import { guideSteps } from '../../lib/domain/guide.ts'
import { say } from '../../lib/words/welcome-words.ts'
import { Button } from '../common/button.tsx'
import { ProposalCard } from '../settings/proposal-card.tsx'
import { CardsStep } from './cards-step.tsx'
import { NextechStep } from './nextech-step.tsx'
import { PracticeStep } from './practice-step.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import type { GuideForm, WelcomeEvents } from './view.ts'

type GuidePageProps = WelcomeEvents & { view: GuideForm }

/** One question after the other. What fails is told under the form, and nothing that was typed is lost. */
export function GuidePage({ view, ...events }: GuidePageProps) {
  const { step } = view.draft
  const at = guideSteps.indexOf(step)
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    // The button that led here is gone: reading goes on at the new question. At first the focus is left where it is.
    if (shown.current !== step) heading.current?.focus()
    shown.current = step
  }, [step])
  return (
    <>
      {at === 0 && <Intro />}
      {view.resumed && <p class="welcome-resumed">{say('welcome.resumed')}</p>}
      <Progress at={at} />
      <section class="card welcome-step" aria-labelledby="welcome-step">
        <h2 id="welcome-step" ref={heading} tabIndex={-1}>
          {say(`welcome.step.${step}`)}
        </h2>
        <p class="soft">{say(`welcome.step.${step}.why`)}</p>
        {step === 'confirm' ? <Confirm view={view} {...events} /> : <Questions view={view} {...events} />}
      </section>
    </>
  )
}

function Intro() {
  return (
    <div class="welcome-intro">
      <p>{say('welcome.intro')}</p>
      <p class="soft">
        {say('welcome.file')} <a href="#/settings">{say('welcome.to-settings')}</a>
      </p>
    </div>
  )
}

function Progress({ at }: { at: number }) {
  return (
    <ol class="welcome-steps" aria-label={say('welcome.steps')}>
      {guideSteps.map((step, i) => (
        <li key={step} aria-current={i === at ? 'step' : undefined} class={i < at ? 'done' : undefined}>
          {say(`welcome.short.${step}`)}
          {i < at && <span class="heard-only"> {say('welcome.done')}</span>}
        </li>
      ))}
    </ol>
  )
}

function Questions({ view, onNext, onBack, ...events }: GuidePageProps) {
  const { step } = view.draft
  const submit = (event: Event) => {
    event.preventDefault()
    if (!view.busy) onNext()
  }
  return (
    <form onSubmit={submit} noValidate>
      {step === 'nextech' && <NextechStep view={view} {...events} />}
      {step === 'practice' && <PracticeStep view={view} {...events} />}
      {step === 'cards' && <CardsStep view={view} {...events} />}
      {/* Always there: a live region speaks only of what changes inside it. */}
      <p class="soft" role="status">
        {view.busy && say(`welcome.busy.${step === 'nextech' ? 'nextech' : 'other'}`)}
      </p>
      {view.problem && <ProblemNotice problem={view.problem} />}
      <div class="welcome-buttons">
        <Button kind="primary" type="submit" busy={view.busy}>
          {say(step === 'nextech' ? 'welcome.test' : 'welcome.next')}
        </Button>
        {step !== 'nextech' && <Button onPress={onBack}>{say('welcome.back')}</Button>}
      </div>
    </form>
  )
}

function Confirm({ view, onUse, onBack }: GuidePageProps) {
  return (
    <>
      <p role="status" class="soft">
        {view.busy && say('welcome.busy.other')}
      </p>
      {view.proposal && !view.busy && (
        <ProposalCard
          key={view.proposal.seen}
          proposal={view.proposal}
          isAnswers
          onUse={onUse}
          onPutAside={onBack}
        />
      )}
      {view.problem && <ProblemNotice problem={view.problem} />}
      {!view.proposal && (
        <div class="welcome-buttons">
          <Button onPress={onBack}>{say('welcome.back')}</Button>
        </div>
      )}
    </>
  )
}
