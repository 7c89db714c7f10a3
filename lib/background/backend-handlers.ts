import type { Handlers } from '../browser/router.ts'
import type { BackgroundApp } from './background-app.ts'
import type { Mover } from './moving.ts'
import { createStationPairing } from './pairing.ts'

/** Requests about a backend and the way there: answered by one for all people at this computer. */
export type BackendHandlers = Pick<
  Handlers,
  | 'ext-bg/backend'
  | 'ext-bg/connect-backend'
  | 'ext-bg/disconnect-backend'
  | 'ext-bg/moving'
  | 'ext-bg/moving-connect'
  | 'ext-bg/move'
  | 'ext-bg/moving-cancel'
>

/** What our own pages ask of this browser's connection with a backend. */
export function backendHandlers(app: BackgroundApp, mover: Mover): BackendHandlers {
  const pairing = createStationPairing(app)
  return {
    'ext-bg/moving': mover.view,
    'ext-bg/moving-connect': async ({ url, station }) => ({ problem: await mover.connect(url, station) }),
    'ext-bg/move': async () => ({ problem: await mover.begin() }),
    'ext-bg/moving-cancel': async () => ({ problem: await mover.cancel() }),
    async 'ext-bg/backend'() {
      const remote = await app.remote()
      return remote ? { ...(await remote.view()), pairing: await pairing.view() } : null
    },
    'ext-bg/connect-backend': async ({ station }) => ({ problem: await pairing.begin(station) }),
    async 'ext-bg/disconnect-backend'() {
      await pairing.disconnect()
      return {}
    },
  }
}
