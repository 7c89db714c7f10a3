import type { Answerers, From } from '../browser/router.ts'
import type { Person } from '../domain/people.ts'
import { actingAs } from './acting.ts'
import { backendHandlers } from './backend-handlers.ts'
import type { BackgroundApp } from './background-app.ts'
import { extensionPageHandlers } from './extension-page-handlers.ts'
import { createMover } from './moving.ts'
import { panelHandlers } from './panel-handlers.ts'
import { createServiceCaller } from './service-caller.ts'
import { shopHandlers } from './shop-handlers.ts'
import { createTeaching } from './teaching.ts'

type Opens<Body> = (body: Body, from: From) => Promise<{ problem: string | null }>

/** Who answers the table's messages, for each person who may ask; null where nobody is set up at this computer. */
export function createAnswerers(app: BackgroundApp): (person: Person | null) => Answerers {
  // One for all people: a move and a pairing run on when another person asks, and start only once.
  const mover = createMover(app)
  const backend = backendHandlers(app, mover)
  /** Whatever opens the vault, a move that waits for it goes on. */
  const opening = <Body>(open: Opens<Body>): Opens<Body> => {
    return async (body, from) => {
      const answer = await open(body, from)
      if (answer.problem === null) await mover.goOn()
      return answer
    }
  }
  return person => {
    const acting = actingAs(app, person)
    const teaching = createTeaching(acting)
    const own = extensionPageHandlers(acting, teaching)
    const host = {
      ...shopHandlers(acting, teaching),
      ...panelHandlers(acting, teaching),
      ...backend,
      ...own,
      'ext-bg/vault-open': opening(own['ext-bg/vault-open']),
      'ext-bg/vault-passkey-open': opening(own['ext-bg/vault-passkey-open']),
    }
    return { host, service: createServiceCaller(acting) }
  }
}
