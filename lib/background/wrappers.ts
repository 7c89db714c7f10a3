import type { From } from '../browser/router.ts'
import { Declined } from '../contract/declined.ts'
import type { Practice } from '../service/practice.ts'
import { say } from '../words/background-words.ts'
import { authorizePanel, type OpenPanel, type PracticeHolder } from './panel-guard.ts'

/** A handler that needs the practice; declines while nothing is configured. */
export function withPractice<Body, Reply>(
  app: PracticeHolder,
  handle: (practice: Practice, body: Body, from: From) => Promise<Reply>,
): (body: Body, from: From) => Promise<Reply> {
  return async (body, from) => {
    const practice = await app.practice()
    if (!practice) throw new Declined('not-configured', say('reason.not-configured.fix'))
    return handle(practice, body, from)
  }
}

/** A handler of an opened panel; declines where this tab and frame hold no ticket. */
export function withTicket<Body extends { ticket: string }, Reply>(
  app: PracticeHolder,
  handle: (panel: OpenPanel, body: Body) => Promise<Reply>,
): (body: Body, from: From) => Promise<Reply> {
  return async (body, from) => handle(await authorizePanel(app, body.ticket, from), body)
}
