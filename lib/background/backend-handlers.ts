import type { Handlers } from '../browser/router.ts'
import type { BackgroundApp } from './background-app.ts'
import { createStationPairing } from './pairing.ts'

type BackendHandlers = Pick<
  Handlers,
  'ext-bg/backend' | 'ext-bg/connect-backend' | 'ext-bg/disconnect-backend'
>

/** What our own pages ask of this browser's connection with a backend. */
export function backendHandlers(app: BackgroundApp): BackendHandlers {
  const pairing = createStationPairing(app)
  return {
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
