import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { createTeachSurface } from '../components/teach/teach-surface.ts'
import { onCheckTaught, sendToBackground } from '../lib/browser/page-messaging.ts'
import { createBackgroundClient } from '../lib/shop/page/background-client.ts'
import { TeachSession } from '../lib/shop/teach/teach-session.ts'

/** One page is taught once at a time, however often staff ask for it. */
const running = Symbol.for('nextech-sync-teach')
const world = globalThis as { [running]?: TeachSession }

export default defineUnlistedScript(() => {
  world[running]?.stop()
  const client = createBackgroundClient(sendToBackground, () => undefined)
  const surface = (session: TeachSession) => createTeachSurface(document, session)
  const session = new TeachSession({ document, client, surface })
  world[running] = session
  onCheckTaught(() => session.standing(), session.signal)
})
