import type { DecisionStep } from '../../components/resolve/view.ts'

/** What was decided, as the running window shows it. */
export type Chosen = Omit<Extract<DecisionStep, { kind: 'undo' }>, 'kind' | 'secondsLeft'>

/** Shows the seconds in which a choice can be taken back, then that it is acted on. It counts; the store decides. */
export function createCountdown(show: (step: DecisionStep) => void) {
  let ticking: ReturnType<typeof setInterval> | undefined
  const stop = () => clearInterval(ticking)
  return {
    stop,
    start(seconds: number, chosen: Chosen): void {
      stop()
      const until = Date.now() + seconds * 1000
      const tick = () => {
        const secondsLeft = Math.ceil((until - Date.now()) / 1000)
        if (secondsLeft <= 0) stop()
        show(secondsLeft > 0 ? { kind: 'undo', secondsLeft, ...chosen } : { kind: 'done' })
      }
      ticking = setInterval(tick, 200)
      tick()
    },
  }
}
