import { tellExtensionPages } from '../browser/tabs.ts'
import { curtain } from '../browser/vault-store.ts'
import { type ActivityCode, activityNote } from '../domain/activity.ts'
import type { Person } from '../domain/people.ts'
import { actingAs } from './acting.ts'
import type { BackgroundApp } from './background-app.ts'
import { keptPeople, leave } from './people.ts'
import { clearTickets } from './tickets.ts'
import { vaultState } from './vault.ts'

/** Nobody touches this computer, or somebody pressed Lock: our pages ask who is there, and the sync goes on. */
export async function lockStation(app: BackgroundApp): Promise<void> {
  if (await app.remote()) return
  const people = await keptPeople()
  if (people.length > 0) return leaveAndTell(app)
  if ((await vaultState()) !== 'open' || (await curtain.read())) return
  await curtain.write(true)
  await clearTickets()
  await tellOfPeople(app, 'people.pages-locked')
}

/** The person who is there leaves: their panels close, and our pages ask who is there. */
async function leaveAndTell(app: BackgroundApp): Promise<void> {
  const person = await leave(Date.now())
  await clearTickets()
  if (person) await tellOfPeople(actingAs(app, person), 'people.left', person)
  else await tellExtensionPages()
}

/** Tells the activity, and our own pages that what they show may have changed. */
export async function tellOfPeople(app: BackgroundApp, code: ActivityCode, about?: Person): Promise<void> {
  const practice = await app.practice()
  await practice?.activity.tell(
    activityNote({ at: Date.now(), actor: 'staff', code, ...(about && { about }) }),
  )
  await tellExtensionPages()
}
