import { setPresent } from '../browser/people.ts'
import type { ActivityCode } from '../domain/activity.ts'
import { ownService } from '../service/answer.ts'
import { actingAs } from './acting.ts'
import { tellAlarmNow } from './alarm.ts'
import type { BackgroundApp } from './background-app.ts'
import { pushOnWorkerStart } from './badge-pusher.ts'
import { detach } from './detach.ts'
import { tellOfPeople } from './lock-station.ts'
import { readShopsSoon } from './order-sources.ts'
import { keptPeople } from './people.ts'
import { restoreTokens } from './secrets.ts'
import { openShopTokens } from './shop-token-vault.ts'
import { type Opening, vaultState } from './vault.ts'

/** One way into the vault: how it is tried, what the activity says of it, and what a person reads where it opened nothing. */
export interface WayIn {
  open: () => Promise<Opening>
  told: { opened: ActivityCode; refused: ActivityCode }
  refusal: (until: number | null) => string | Promise<string>
}

/** Opens the vault: whose way it was is there from then on, and the sync goes on. Answers why not; null where it did. */
export async function openVaultBy(app: BackgroundApp, way: WayIn): Promise<string | null> {
  const before = await vaultState()
  const opening = await way.open()
  if (opening.kind === 'none') return null
  if (opening.kind === 'refused') {
    await tellOfPeople(app, way.told.refused)
    return way.refusal(opening.until)
  }
  const person = (await keptPeople()).find(({ id }) => id === opening.id)
  if (person) await setPresent(person.id, Date.now())
  if (before === 'closed') await goOn(app)
  await tellOfPeople(actingAs(app, person ?? null), way.told.opened)
  return null
}

/** The same act gives the sync its tokens back: payments leave, and shops are read, without another password. */
async function goOn(app: BackgroundApp): Promise<void> {
  await openShopTokens()
  const practice = await app.reconfigure()
  if (!practice) return
  const { store, clock } = practice.engine
  if (await restoreTokens(practice.configuration.nextech)) {
    await store.saveHealth({ trouble: null })
    await store.reconsider(clock.now())
    // Not after the sync alone: staff who have just ended it must not go on reading that it stands.
    await tellAlarmNow(ownService(practice), practice.configuration)
  }
  // Pages tell again what could not be kept.
  await pushOnWorkerStart(practice)
  await readShopsSoon(practice)
  detach(app.syncNow())
}
