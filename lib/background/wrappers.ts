import type { From } from '../browser/router.ts'
import { Declined } from '../contract/declined.ts'
import type { PracticeService } from '../service/answer.ts'
import { say } from '../words/background-words.ts'
import { authorizePanel, type OpenPanel, type ServiceHolder } from './panel-guard.ts'

/** A handler that needs the practice's service; declines while nothing is configured. */
export function withService<Body, Reply>(
  app: ServiceHolder,
  handle: (service: PracticeService, body: Body, from: From) => Promise<Reply>,
): (body: Body, from: From) => Promise<Reply> {
  return async (body, from) => {
    const service = await app.service()
    if (!service) throw new Declined('not-configured', say('reason.not-configured.fix'))
    return handle(service, body, from)
  }
}

/** A handler of an opened panel; declines where this tab and frame hold no ticket. */
export function withTicket<Body extends { ticket: string }, Reply>(
  app: ServiceHolder,
  handle: (panel: OpenPanel, body: Body) => Promise<Reply>,
): (body: Body, from: From) => Promise<Reply> {
  return async (body, from) => handle(await authorizePanel(app, body.ticket, from), body)
}
