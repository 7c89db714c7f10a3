import { defineBackground } from 'wxt/utils/define-background'
import { answerAlarm } from '../lib/background/alarm.ts'
import { createBackgroundApp, reviveOpenTabs } from '../lib/background/background-app.ts'
import { extensionPageHandlers } from '../lib/background/extension-page-handlers.ts'
import { panelHandlers } from '../lib/background/panel-handlers.ts'
import { proveReports } from '../lib/background/refresh-projections.ts'
import { createServiceCaller } from '../lib/background/service-caller.ts'
import { shopHandlers } from '../lib/background/shop-handlers.ts'
import { createTeaching } from '../lib/background/teaching.ts'
import { onNotificationPress } from '../lib/browser/notifications.ts'
import { route } from '../lib/browser/router.ts'
import { onStart } from '../lib/browser/tabs.ts'
import { onWakeUp } from '../lib/browser/wake-up.ts'

export default defineBackground({
  type: 'module',
  // Every listener is added in the first turn: one added later misses the event that woke the worker.
  main() {
    const app = createBackgroundApp()
    const teaching = createTeaching(app)
    const host = {
      ...shopHandlers(app, teaching),
      ...panelHandlers(app, teaching),
      ...extensionPageHandlers(app, teaching),
    }
    route({ host, service: createServiceCaller(app) }, async origin => app.isShop(origin))
    onWakeUp(app.wakeUp)
    onNotificationPress(() => void answerAlarm(() => app.syncNow(true)))
    onStart(() => {
      void reviveOpenTabs(app)
      void proveReports(app.practice())
    })
    void app.syncNow()
  },
})
