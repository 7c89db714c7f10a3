import type { Handlers } from '../browser/router.ts'
import type { PatientPage } from '../contract/patient-pages.ts'
import { say } from '../words/background-words.ts'
import type { Companion } from './companion.ts'
import type { World } from './world.ts'

export type PatientPageHandlers = Pick<Handlers, 'own-bg/patient-source' | 'own-bg/patient-page'>

/**
 * A page each second is a twentieth of what Nextech allows, and a million patients in one night. It is paced here:
 * browsers let the timers of a page that nobody looks at run once a minute.
 */
const paceMs = 1000

/** The list of all patients for the duplicate audit, page by page, behind all other work. */
export function patientPageHandlers(companion: Companion): PatientPageHandlers {
  let freeAt = 0
  return {
    async 'own-bg/patient-source'() {
      const configuration = (await companion.world())?.configuration
      if (!configuration) return null
      const { nextech, practice } = configuration
      return { practiceId: nextech.practiceId, timeZone: practice.timeZone }
    },
    async 'own-bg/patient-page'({ practiceId, offset }) {
      const now = Date.now()
      // A clock that was put back must not make it wait for ever.
      const at = Math.max(now, Math.min(freeAt, now + paceMs))
      freeAt = at + paceMs
      await new Promise(done => setTimeout(done, at - now))
      return readPage(await companion.world(), practiceId, offset)
    },
  }
}

async function readPage(world: World | undefined, practiceId: string, offset: number): Promise<PatientPage> {
  if (!world) return { ok: false, trouble: 'not-configured', message: say('reason.not-configured.fix') }
  if (world.configuration.nextech.practiceId !== practiceId)
    return { ok: false, trouble: 'other-practice', message: '' }
  const answer = await world.patientPages.read(offset)
  if (answer.ok) return { ok: true, ...answer.value }
  const { trouble, message, retryAfterMs } = answer
  return { ok: false, trouble, message, ...(retryAfterMs !== undefined && { retryAfterMs }) }
}
