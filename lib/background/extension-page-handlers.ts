import type { HandlersFor } from '../browser/router.ts'
import { readConfiguration, unusableSettings } from '../browser/settings.ts'
import { writeStaffName } from '../browser/staff-name.ts'
import { Declined } from '../contract/declined.ts'
import { withoutSecrets } from '../domain/configuration.ts'
import { ownService } from '../service/answer.ts'
import { claimStation } from '../sync/station.ts'
import { say } from '../words/background-words.ts'
import { tellAlarmNow } from './alarm.ts'
import { askHost } from './ask-host.ts'
import { signInThere } from './backend-configuration.ts'
import type { BackendHandlers } from './backend-handlers.ts'
import type { BackgroundApp } from './background-app.ts'
import { changeCardType } from './card-types.ts'
import { configurationView } from './configuration-view.ts'
import { detach } from './detach.ts'
import { eraseComputer } from './erase-computer.ts'
import { importConfiguration } from './import-configuration.ts'
import { noteSetting } from './note-setting.ts'
import { changeOpening } from './opening-times.ts'
import { peopleHandlers } from './people-handlers.ts'
import { proposeConfiguration } from './propose-configuration.ts'
import { changeShop } from './shop-settings.ts'
import { signIn } from './sign-in.ts'
import { createTaughtFiles } from './taught-files.ts'
import type { Teaching } from './teaching.ts'
import { issueTicket } from './tickets.ts'
import { tryConnection } from './try-connection.ts'
import { vaultHandlers } from './vault-handlers.ts'
import { withService } from './wrappers.ts'

type ExtensionPageHandlers = Omit<HandlersFor<'ext-bg'>, keyof BackendHandlers>

/** What our own pages ask of this browser: its configuration, sign-in, station, tickets and taught pages. */
export function extensionPageHandlers(app: BackgroundApp, teaching: Teaching): ExtensionPageHandlers {
  const files = createTaughtFiles(app)
  return {
    ...peopleHandlers(app),
    ...vaultHandlers(app),
    'ext-bg/configuration': () => configurationView(app),
    'ext-bg/unusable-configuration': () => unusableSettings(),
    'ext-bg/try-nextech': request => tryConnection(request),
    'ext-bg/propose-configuration': ({ json }) => proposeConfiguration(app, json),
    'ext-bg/import-configuration': yes => importConfiguration(app, yes),
    'ext-bg/configuration-card-type': async change => ({ problem: await changeCardType(app, change) }),
    'ext-bg/configuration-hours': async change => ({ problem: await changeOpening(app, change) }),
    'ext-bg/configuration-shop': async change => ({ problem: await changeShop(app, change) }),
    async 'ext-bg/erase'({ word }) {
      return { problem: await eraseComputer(app, word) }
    },
    async 'ext-bg/export-configuration'() {
      const configuration = await readConfiguration()
      // What an administrator supplies is not stored by us, and may carry secrets.
      const bare = configuration && withoutSecrets(configuration)
      return { json: bare ? `${JSON.stringify(bare, null, 2)}\n` : null }
    },
    async 'ext-bg/sign-in'({ password }) {
      const remote = await app.remote()
      if (remote) return signInThere(remote, password)
      const practice = await app.practice()
      if (!practice) return { state: 'not-configured', message: say('reason.not-configured.fix') }
      const report = await signIn(practice, password)
      await tellAlarmNow(ownService(practice), practice.configuration)
      detach(app.syncNow())
      return report
    },
    async 'ext-bg/claim-station'() {
      const practice = await app.practice()
      if (practice) await claimStation(practice.engine)
      detach(app.syncNow())
      return {}
    },
    async 'ext-bg/sync-now'() {
      await app.syncNow(true)
      return {}
    },
    'ext-bg/open-resolve': withService(app, async (service, { key }, { tabId, frameId }) => {
      if (tabId === undefined) throw new Declined('no-tab', say('panel.no-ticket'))
      const { exists } = await askHost(service, 'host-bg/has-order', { key })
      if (!exists) throw new Declined('gone', say('panel.no-ticket'))
      return { ticket: await issueTicket({ key, tabId, frameId }) }
    }),
    async 'ext-bg/staff-name'({ name }) {
      await writeStaffName(name)
      await noteSetting(app, 'staff-name')
      return {}
    },
    'ext-bg/teach': teaching.start,
    'ext-bg/profiles': teaching.profiles,
    'ext-bg/propose-profile': files.propose,
    'ext-bg/proposed-profile': files.proposed,
    'ext-bg/import-profile': files.use,
    'ext-bg/drop-profile': files.drop,
    'ext-bg/delete-profile': teaching.deleteProfile,
  }
}
