import type { AnswerOf, Reply, RequestOf } from '../../contract/messages.ts'
import type { PageMessageName } from '../../contract/page-messages.ts'

/** How a message travels; the entrypoint hands one over from `lib/browser`. */
export type Send<Name extends PageMessageName = PageMessageName> = <N extends Name>(
  name: N,
  body: RequestOf<N>,
) => Promise<Reply<AnswerOf<N>> | undefined>

export interface BackgroundClient<Name extends PageMessageName = PageMessageName> {
  /** The answer, or undefined where there is none to act on. */
  ask<N extends Name>(name: N, body: RequestOf<N>): Promise<AnswerOf<N> | undefined>
  /** The same, but asked again while nobody answers: the worker may have been killed over it. */
  askUntilAnswered<N extends Name>(name: N, body: RequestOf<N>): Promise<AnswerOf<N> | undefined>
}

const askAgainMs = 15_000

/**
 * The page's only way to the background. After an update of the extension the old script lives on without
 * it (browser facts 2.2, architecture 6.3): no reply, or a throw, means that the page must be reloaded, and is told once.
 */
export function createBackgroundClient<Name extends PageMessageName = PageMessageName>(
  send: Send<Name>,
  onLost: () => void,
): BackgroundClient<Name> {
  let isLost = false
  const lose = () => {
    if (!isLost) onLost()
    isLost = true
  }
  const exchange: Send<Name> = async (name, body) => {
    if (isLost) return undefined
    const reply = await send(name, body).catch(() => undefined)
    if (!reply) lose()
    return reply
  }
  return {
    async ask(name, body) {
      const reply = await exchange(name, body)
      return reply?.ok ? reply.value : undefined
    },
    async askUntilAnswered(name, body) {
      for (;;) {
        const reply = await exchange(name, body)
        if (reply?.ok) return reply.value
        if (reply?.error.code !== 'no-answer') return undefined
        await new Promise(done => setTimeout(done, askAgainMs))
      }
    },
  }
}
