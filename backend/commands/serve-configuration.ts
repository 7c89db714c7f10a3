import type { ConfigurationApp } from '../http/configuration.ts'
import { changeConfiguration, configurationOf } from '../practice/change-configuration.ts'
import type { Practices } from '../practice/practices.ts'
import { signIn } from '../practice/sign-in.ts'
import type { OpenBackend } from './open-backend.ts'

/** What managers change of a practice, over the database. */
export function serveConfiguration(backend: OpenBackend, practices: Practices): ConfigurationApp {
  const { db, masters, doorbell } = backend
  return {
    configuration: id => configurationOf(db, id),
    changeConfiguration: wanted => changeConfiguration({ db, masters, doorbell, practices }, wanted),
    async signInToNextech(id, password) {
      const practice = await practices.get(id)
      if (!practice) return undefined
      const report = await signIn(practice, password)
      practices.badgesChanged(id, [])
      await practices.ring(id)
      return report
    },
  }
}
