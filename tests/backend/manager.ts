import * as v from 'valibot'
import { createActivity } from '../../backend/postgres/activity.ts'
import { createSecrets } from '../../backend/secrets/secret-store.ts'
import { KeptConfigurationSchema } from '../../lib/contract/backend-api.ts'
import type { ActivityEntry } from '../../lib/domain/activity.ts'
import type { Configuration } from '../../lib/domain/configuration.ts'
import type { ServedBackend } from './world.ts'

const ReplySchema = v.object({ ok: v.boolean(), value: v.unknown(), error: v.unknown() })

/** What a manager's station asks of a configuration, and what of it is in the database. */
export function managerOf(served: ServedBackend) {
  const { backend, practiceId } = served
  const database = { db: backend.db, practiceId, timeZone: 'America/Chicago' }
  const activity = createActivity(database)

  async function send(method: string, path: string, body?: unknown, token = served.token) {
    const answer = await fetch(served.url + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'X-Protocol': '1' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, text, json: v.parse(v.partial(ReplySchema), JSON.parse(text)) }
  }

  const path = '/v1/configuration'
  const read = async () => v.parse(KeptConfigurationSchema, (await send('GET', path)).json.value)
  const put = (configuration: unknown, revision: number | null, token?: string) =>
    send('PUT', path, { revision, configuration }, token)
  return {
    ...{ send, read, put, database, activity },
    /** Puts what is made of the configuration in force. */
    async change(make: (configuration: Configuration) => unknown) {
      const { configuration, revision } = await read()
      return put(make(configuration), revision)
    },
    secrets: () => createSecrets(database, backend.masters),
    async newest(): Promise<ActivityEntry | undefined> {
      const query = { number: null, kind: null, before: null, limit: 1 }
      return (await activity.page(query)).entries[0]
    },
  }
}
