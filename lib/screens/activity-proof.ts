import type { ActivityReady } from '../../components/activity/view.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import type { AnswerOf, RequestOf } from '../contract/messages.ts'

type ProofState = Pick<ActivityReady, 'proof' | 'proving'>

/** The check of the activity's chain, stretch by stretch, so that people see how far it is and may stop it. */
export function createActivityProof(
  show: () => void,
  onOver: (isWhole: boolean) => void,
): {
  state: () => ProofState
  begin: () => Promise<void>
  stop: () => void
} {
  let state: ProofState = { proof: null, proving: null }
  /** Of the check under way: one that was stopped, or started again, says nothing more. */
  let turn: symbol | undefined
  const set = (next: ProofState) => {
    state = next
    show()
  }
  return {
    state: () => state,
    async begin() {
      const mine = Symbol('check')
      turn = mine
      set({ proof: null, proving: { checked: 0, total: 0 } })
      for (let soFar: RequestOf<'ext-bg/prove-activity'>['soFar'] = null; ; ) {
        const stretch = await proveStretch(soFar)
        if (turn !== mine) return
        if (!stretch || stretch.isOver) {
          set({ proof: stretch, proving: null })
          if (stretch) onOver(stretch.broken === null)
          return
        }
        const { checked, first, head, until } = stretch
        set({ proof: null, proving: { checked, total: until.seq + 1 - first } })
        soFar = { first, head, until }
      }
    },
    stop() {
      turn = undefined
      set({ proof: null, proving: null })
    },
  }
}

async function proveStretch(
  soFar: RequestOf<'ext-bg/prove-activity'>['soFar'],
): Promise<AnswerOf<'ext-bg/prove-activity'>> {
  const reply = await sendToBackground('ext-bg/prove-activity', { soFar })
  return reply?.ok ? reply.value : null
}
