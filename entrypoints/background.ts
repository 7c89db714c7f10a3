import { defineBackground } from 'wxt/utils/define-background'
import { createCompanion, reviveOpenTabs } from '../lib/background/companion.ts'
import { ownHandlers } from '../lib/background/own-handlers.ts'
import { panelHandlers } from '../lib/background/panel-handlers.ts'
import { panelWaysOut } from '../lib/background/panel-ways-out.ts'
import { patientPageHandlers } from '../lib/background/patient-pages.ts'
import { shopHandlers } from '../lib/background/shop-handlers.ts'
import { staffQueueHandlers } from '../lib/background/staff-queue.ts'
import { teachHandlers } from '../lib/background/teach-handlers.ts'
import { route } from '../lib/browser/router.ts'
import { onStart } from '../lib/browser/tabs.ts'
import { onWakeUp } from '../lib/browser/wake-up.ts'

export default defineBackground({
  type: 'module',
  // Every listener is added in the first turn: one added later misses the event that woke the worker.
  main() {
    const companion = createCompanion()
    route(
      {
        ...shopHandlers(companion),
        ...panelHandlers(companion),
        ...panelWaysOut(companion),
        ...ownHandlers(companion),
        ...staffQueueHandlers(companion),
        ...teachHandlers(companion),
        ...patientPageHandlers(companion),
      },
      async origin => companion.isShop(origin),
    )
    onWakeUp(companion.wakeUp)
    onStart(() => void reviveOpenTabs(companion))
    void companion.syncNow()
  },
})
