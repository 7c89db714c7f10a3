import { beginPairing, endPairing, OpenPairingSchema, pairingView } from '../backend-client/pairing.ts'
import { clearBackendToken, writeBackendToken } from '../browser/backend-token.ts'
import { sessionValue } from '../browser/session.ts'
import { tellExtensionPages } from '../browser/tabs.ts'
import { keepAlive } from '../browser/wake-up.ts'
import type { Pairing } from '../contract/backend.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'

/** How this browser is let in at the backend: a code is shown, and a person types it at the backend's page. */
export interface StationPairing {
  /** Answers why no code could be had, else null. */
  begin(station: string): Promise<string | null>
  /** The code that is shown, while it is good. */
  view(): Promise<Pairing | null>
  /** Forgets the token; the backend's page of stations ends it there too. */
  disconnect(): Promise<void>
}

const openPairing = sessionValue('backendPairing', OpenPairingSchema)
const pollMs = 2_000

export function createStationPairing(
  app: BackgroundApp,
  /** The backend to be let in at. */
  urlNow = async () => (await app.remote())?.configuration.backend.url,
): StationPairing {
  let _polling: Promise<void> | undefined

  const depsOf = (url: string) => ({ url, fetch: fetch.bind(globalThis), now: () => Date.now() })

  /** Asks until a person typed the code or its time is over; a worker that starts again goes on when a page asks. */
  async function poll(url: string): Promise<void> {
    // Another configuration has another backend, or none.
    while ((await urlNow()) === url) {
      const open = await openPairing.read()
      if (!open || open.until < Date.now()) break
      const outcome = await endPairing(depsOf(url), open)
      if (outcome === 'over') break
      if (typeof outcome === 'object') {
        await replaceToken(app, () => writeBackendToken(url, outcome.token))
        break
      }
      await new Promise(done => setTimeout(done, pollMs))
    }
    await openPairing.clear()
    await tellExtensionPages()
  }

  function pollOnce(url: string): void {
    _polling ??= keepAlive(poll(url)).finally(() => {
      _polling = undefined
    })
  }

  return {
    async begin(station) {
      const url = await urlNow()
      if (url === undefined) return say('reason.not-configured.fix')
      const begun = await beginPairing(depsOf(url), station)
      if (!begun) return `${say('reason.backend-unreachable.cause')} ${say('reason.backend-unreachable.fix')}`
      await openPairing.write(begun)
      pollOnce(url)
      return null
    },
    async view() {
      const open = await openPairing.read()
      const url = await urlNow()
      if (!open || url === undefined || open.until < Date.now()) return null
      pollOnce(url)
      return pairingView(open)
    },
    disconnect: () => replaceToken(app, clearBackendToken),
  }
}

/** Another station, perhaps another person: nothing that was known of the connection is kept. */
async function replaceToken(app: BackgroundApp, change: () => Promise<void>): Promise<void> {
  const before = await app.remote()
  await change()
  // An engine that runs here is not concerned.
  if (!before) return
  await before.forget()
  await app.reconfigure()
  await (await app.remote())?.look()
}
