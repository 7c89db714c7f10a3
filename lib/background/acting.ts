import type { Person } from '../domain/people.ts'
import { ownService, type PracticeService } from '../service/answer.ts'
import { tellAsked } from '../service/told-requests.ts'
import { patientFingerprint } from '../store/rules/activity-chain.ts'
import type { BackgroundApp } from './background-app.ts'
import type { BrowserPractice } from './browser-practice.ts'

/**
 * The background as it works for this person: what they do is told with them, even if somebody else is there by the time it is done.
 * Null = nobody is set up at this computer, and what is done is told as done there.
 */
export function actingAs(app: BackgroundApp, person: Person | null): BackgroundApp {
  const own = (practice: BrowserPractice | undefined) => (person ? practice?.actingAs(person) : practice)
  return {
    ...app,
    practice: async () => own(await app.practice()),
    reconfigure: async between => own(await app.reconfigure(between)),
    async service() {
      const practice = own(await app.practice())
      return practice ? toldService(practice) : app.service()
    },
  }
}

/** Every look at patients is in the activity before its answer is seen (rules 9). */
function toldService(practice: BrowserPractice): PracticeService {
  const service = ownService(practice)
  return {
    async ask(call) {
      const value = await service.ask(call)
      const key = 'key' in call.asker ? call.asker.key : undefined
      await tellAsked(practice, { name: call.name, body: call.body, key }, patientFingerprint)
      return value
    },
  }
}
