import type { Answerers } from '../browser/router.ts'
import type { Person } from '../domain/people.ts'
import { actingAs } from './acting.ts'
import { backendHandlers } from './backend-handlers.ts'
import type { BackgroundApp } from './background-app.ts'
import { extensionPageHandlers } from './extension-page-handlers.ts'
import { panelHandlers } from './panel-handlers.ts'
import { createServiceCaller } from './service-caller.ts'
import { shopHandlers } from './shop-handlers.ts'
import { createTeaching } from './teaching.ts'

/** Who answers the table's messages, for each person who may ask; null where nobody is set up at this computer. */
export function createAnswerers(app: BackgroundApp): (person: Person | null) => Answerers {
  // One for all people: a move and a pairing run on when another person asks, and start only once.
  const backend = backendHandlers(app)
  return person => {
    const acting = actingAs(app, person)
    const teaching = createTeaching(acting)
    const host = {
      ...shopHandlers(acting, teaching),
      ...panelHandlers(acting, teaching),
      ...backend,
      ...extensionPageHandlers(acting, teaching),
    }
    return { host, service: createServiceCaller(acting) }
  }
}
