import { defineBackground } from 'wxt/utils/define-background'
import { answerAlarm } from '../lib/background/alarm.ts'
import { createAnswerers } from '../lib/background/answerers.ts'
import { createBackgroundApp, reviveOpenTabs } from '../lib/background/background-app.ts'
import { countAgain } from '../lib/background/badge-pusher.ts'
import { detach } from '../lib/background/detach.ts'
import { inChosenLanguage } from '../lib/background/language.ts'
import { lockStation } from '../lib/background/lock-station.ts'
import { proveReports } from '../lib/background/refresh-projections.ts'
import { createStationGuard } from '../lib/background/station-guard.ts'
import { welcome } from '../lib/background/welcome.ts'
import { onFirstInstall } from '../lib/browser/first-install.ts'
import { awayAfter, onAway } from '../lib/browser/idle.ts'
import { onNotificationPress } from '../lib/browser/notifications.ts'
import { route } from '../lib/browser/router.ts'
import { silenceFaults } from '../lib/browser/silent-faults.ts'
import { onSnoozesChanged } from '../lib/browser/snoozes.ts'
import { onStart } from '../lib/browser/tabs.ts'
import { onWakeUp } from '../lib/browser/wake-up.ts'

export default defineBackground({
  type: 'module',
  // Every listener is added in the first turn: one added later misses the event that woke the worker.
  main() {
    silenceFaults(globalThis)
    const app = createBackgroundApp()
    const guard = createStationGuard(app, createAnswerers(app))
    route(inChosenLanguage(app, guard), async origin => app.isShop(origin))
    onAway(() => detach(lockStation(app)))
    detach(app.practice().then(practice => awayAfter(practice?.configuration.policy.lockMinutes ?? 10)))
    onWakeUp(app.wakeUp)
    onSnoozesChanged(() => detach(countAgain(app)))
    onNotificationPress(() => detach(answerAlarm(() => app.syncNow(true))))
    onFirstInstall(() => detach(welcome()))
    onStart(() => {
      detach(reviveOpenTabs(app))
      detach(proveReports(app.practice()))
    })
    detach(app.syncNow())
  },
})
