import { useEffect, useRef, useState } from 'preact/hooks'
import type { CandidateView, ResolveView } from '../../lib/contract/panel.ts'
import { plural, say } from '../../lib/words/panel-words.ts'
import { Money } from '../common/money.tsx'
import { Notice } from '../common/notice.tsx'
import { alikeIn, bestOf, bornOn } from './alike.ts'
import { apartFrom } from './apart.ts'
import { CandidateCard } from './candidate-card.tsx'
import type { PanelEvents, SettlingView } from './view.ts'

type CandidatesProps = Pick<PanelEvents, 'onChoose' | 'onDeny'> & { view: SettlingView }

/** The possible patients, the best first: one press chooses, Enter the best, a digit any of the first nine. */
export function Candidates({ view, onChoose, onDeny }: CandidatesProps) {
  const { order, step } = view
  const { candidates } = order
  const [all, setAll] = useState(false)
  const others = all ? order.others.map(({ number }) => number) : []
  const busy = step.kind === 'saving'
  const born = bornOn(order)
  const best = bestOf(candidates, born)
  const isOpen = step.kind === 'choosing' || step.kind === 'undone'
  useKeys(isOpen ? candidates : [], best, uid => onChoose(uid, others))
  return (
    <section class="candidates" aria-labelledby="candidates">
      <h2 id="candidates">{plural('panel.candidates', candidates.length)}</h2>
      {order.found > candidates.length && (
        <p class="why">{plural('panel.cut', candidates.length, { found: order.found })}</p>
      )}
      <Alike candidates={candidates} />
      {order.others.length > 0 && <Others order={order} all={all} onAll={setAll} />}
      {candidates.map((candidate, at) => (
        <CandidateCard
          key={candidate.uid}
          candidate={candidate}
          order={order}
          apart={apartFrom(candidate, candidates, born)}
          orders={1 + others.length}
          isFirst={at === 0}
          shortcut={shortcutOf(at, candidate === best)}
          busy={busy}
          onChoose={() => onChoose(candidate.uid, others)}
          onDeny={() => onDeny(candidate.uid)}
        />
      ))}
      <p class="soft small">{say(best ? 'panel.keys' : 'panel.keys.no-best')}</p>
    </section>
  )
}

function shortcutOf(at: number, isBest: boolean): string | undefined {
  if (at > 8) return undefined
  const digit = say('panel.key', { digit: at + 1 })
  return isBest ? `${digit} · ${say('panel.best')}` : digit
}

/** Records that nothing tells apart: only their charts do. */
function Alike({ candidates }: { candidates: readonly CandidateView[] }) {
  const pair = alikeIn(candidates)
  if (!pair) return null
  const [first, second] = pair.map(({ chartNumber }) =>
    chartNumber ? say('panel.chart', { chart: chartNumber }) : say('panel.twins.unnumbered'),
  )
  return (
    <Notice tone="warn" icon="attention" title={say('panel.twins')}>
      <p>{say('panel.twins.text', { first: first ?? '', second: second ?? '' })}</p>
    </Notice>
  )
}

/** One confirmation for all open orders of the customer; each is named with its money. */
function Others({ order, all, onAll }: { order: ResolveView; all: boolean; onAll: (all: boolean) => void }) {
  return (
    <div class="others">
      <label>
        <input type="checkbox" checked={all} onInput={event => onAll(event.currentTarget.checked)} />
        {plural('panel.others', order.others.length)}
      </label>
      <ul class="details small soft">
        {order.others.map(({ number, amountCents }) => (
          <li key={number}>
            {number} <Money cents={amountCents} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const typing = 'input, textarea, select, button, a, summary, label'

/** Keys count only where nothing has the focus that has a use for them, and never while a key is held down. */
function useKeys(
  candidates: readonly CandidateView[],
  best: CandidateView | undefined,
  choose: (uid: string) => void,
): void {
  const latest = useRef({ candidates, best, choose })
  latest.current = { candidates, best, choose }
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { altKey, ctrlKey, metaKey, shiftKey, repeat, isComposing, defaultPrevented } = event
      if (altKey || ctrlKey || metaKey || shiftKey || repeat || isComposing || defaultPrevented) return
      if (event.target instanceof Element && event.target.closest(typing)) return
      const now = latest.current
      const wanted = event.key === 'Enter' ? now.best : candidateAt(now.candidates, event.key)
      if (!wanted) return
      event.preventDefault()
      now.choose(wanted.uid)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

function candidateAt(candidates: readonly CandidateView[], key: string): CandidateView | undefined {
  return /^[1-9]$/.test(key) ? candidates[Number(key) - 1] : undefined
}
