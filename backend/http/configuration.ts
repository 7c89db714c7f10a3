import { Hono } from 'hono'
import * as v from 'valibot'
import {
  type KeptConfiguration,
  NextechPasswordSchema,
  TakenConfigurationSchema,
  WantedConfigurationSchema,
} from '../../lib/contract/backend-api.ts'
import type { SignInReport } from '../../lib/contract/panel.ts'
import type { Result } from '../../lib/domain/result.ts'
import type { ConfigurationRefusal, WantedConfiguration } from '../practice/change-configuration.ts'
import { answerWith, limitBody, Refused } from './replies.ts'
import { mayAsk, readJson, type StationEnv } from './station-guard.ts'

/** What managers change of a practice. */
export interface ConfigurationApp {
  configuration(practiceId: string): Promise<KeptConfiguration | undefined>
  changeConfiguration(wanted: WantedConfiguration): Promise<Result<number, ConfigurationRefusal>>
  /** Undefined where the practice is not configured. */
  signInToNextech(practiceId: string, password: string): Promise<SignInReport | undefined>
}

/** A practice with a hundred shops has less. */
const maxBodyBytes = 256 * 1024

const limited = limitBody(maxBodyBytes)

const notConfigured = () => new Refused(409, 'not-configured', 'The practice is not configured yet.')

/** `GET` and `PUT /v1/configuration`, `POST /v1/nextech/sign-in`: for managers. */
export function configurationRoutes(app: ConfigurationApp): Hono<StationEnv> {
  const routes = new Hono<StationEnv>()
  routes.get('/configuration', async c => {
    const kept = await app.configuration(managersPractice(c.get('station')))
    if (!kept) throw notConfigured()
    return answerWith(c, kept)
  })
  routes.put('/configuration', limited, async c => {
    const practiceId = managersPractice(c.get('station'))
    const { revision, configuration } = await readJson(c, WantedConfigurationSchema)
    const outcome = await app.changeConfiguration({ practiceId, revision, configuration })
    if (outcome.ok) return answerWith(c, v.parse(TakenConfigurationSchema, { revision: outcome.value }))
    if (outcome.error.kind === 'changed')
      throw new Refused(409, 'configuration-changed', 'Somebody else changed the configuration meanwhile.')
    throw new Refused(400, 'configuration-refused', outcome.error.problems.join('\n'))
  })
  routes.post('/nextech/sign-in', limited, async c => {
    const practiceId = managersPractice(c.get('station'))
    const { password } = await readJson(c, NextechPasswordSchema)
    const report = await app.signInToNextech(practiceId, password)
    if (!report) throw notConfigured()
    return answerWith(c, report)
  })
  return routes
}

function managersPractice(station: StationEnv['Variables']['station']): string {
  mayAsk(station, 'manager')
  return station.person.practiceId
}
