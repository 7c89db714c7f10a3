import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import * as v from 'valibot'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import type { Person } from '../../backend/people/people.ts'
import { startSession, type Whence } from '../../backend/people/sessions.ts'
import { issueStation } from '../../backend/people/stations.ts'
import { LiveTicketSchema, liveProtocol, ticketPrefix } from '../../lib/contract/live-messages.ts'
import { must } from '../fixtures/store.ts'
import type { ServedBackend } from './world.ts'

/** What the activity tells of people, and who did it. */
export async function told({ db }: Pick<OpenBackend, 'db'>): Promise<string[]> {
  const rows = await db.selectFrom('activity').select(['seq', 'entry']).orderBy('seq').execute()
  return rows.map(({ entry: { code, person: by } }) => `${code} by ${by?.name ?? 'nobody'}`)
}

/** The cookie of a sign-in that began without a password: the hash of one is long work. */
export async function cookieOf(
  { db }: Pick<OpenBackend, 'db'>,
  person: Person,
  whence: Whence = { address: null, browser: null },
): Promise<string> {
  return `backend-session=${await startSession(db, person, 'password', whence)}`
}

/** A person of a practice who has no password yet. */
export async function addPerson(
  { db }: Pick<OpenBackend, 'db'>,
  { practiceId, email, name, role }: Omit<Person, 'id'>,
): Promise<Person> {
  const id = randomUUID()
  const row = { practice_id: practiceId, id, email, name, role, password: null, created_at: Date.now() }
  await db.insertInto('person').values(row).execute()
  return { practiceId, id, email, name, role }
}

/** A connected station of a person, with an open socket. */
export async function stationOf(
  served: Pick<ServedBackend, 'backend' | 'url' | 'ask'>,
  who: Person,
  name: string,
) {
  const token = await issueStation(served.backend.db, who, name)
  const headers = { Authorization: `Bearer ${token}` }
  const { json } = await served.ask('/v1/live-ticket', {}, headers)
  const { ticket } = v.parse(v.object({ value: LiveTicketSchema }), json).value
  const socket = new WebSocket(`${served.url.replace('http', 'ws')}/v1/live`, [
    ticketPrefix + ticket,
    liveProtocol,
  ])
  onTestFinished(() => socket.terminate())
  await once(socket, 'message')
  return {
    closed: once(socket, 'close').then(([code]) => Number(code)),
    statusOf: async () => (await served.ask('/v1/me', undefined, headers)).status,
    isOpen: () => socket.readyState === WebSocket.OPEN,
  }
}

/** The ids of what a page lists, by the text beside each. */
export function listed(text: string): { text: string; id: string | undefined }[] {
  return [...text.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, item = '']) => ({
    text: item.replaceAll(/<[^>]*>|\s+/g, ' ').trim(),
    id: /name="id" value="([^"]+)"/.exec(item)?.[1],
  }))
}

/** The id beside what has this text. */
export const idOf = (text: string, part: string) =>
  must(listed(text).find(each => each.text.includes(part))?.id)
