import * as v from 'valibot'
import { StationSchema } from '../../lib/contract/backend.ts'
import {
  KeptConfigurationSchema,
  NextechPasswordSchema,
  TakenConfigurationSchema,
  WantedConfigurationSchema,
} from '../../lib/contract/backend-api.ts'
import { ChangesSchema, LiveTicketSchema } from '../../lib/contract/live-messages.ts'
import {
  LeaveAnswerSchema,
  MonthInSchema,
  MonthOutAnswerSchema,
  MonthOutSchema,
  MoveSchema,
  MovingAnswerSchema,
  PartOutAnswerSchema,
  PartOutSchema,
  PartSchema,
  ReceiveSchema,
} from '../../lib/contract/moving.ts'
import type { Role } from '../../lib/contract/page-messages.ts'
import { SignInReportSchema } from '../../lib/contract/panel.ts'
import { BeginSchema, BegunPairingSchema, EndedPairingSchema, EndSchema } from './pairing.ts'

/** A route as others may call it. `role` = who may at least; `null` = anybody, without a token. */
export interface ApiRow {
  method: 'get' | 'post' | 'put'
  path: string
  role: Exclude<Role, 'anyone'> | null
  /** What it does, in a line. */
  does: string
  /** The JSON body that it takes. */
  takes?: v.GenericSchema
  /** The value in its answer's envelope. */
  gives?: v.GenericSchema
  /** What it answers where that is no envelope: a text, or a page for people. */
  shows?: 'text' | 'page'
  /** Names of its query. */
  query?: readonly string[]
}

const nothing = v.object({})

const moving = (step: string, does: string, more: Pick<ApiRow, 'takes' | 'gives'> = {}): ApiRow => ({
  ...{ method: 'post', path: `/v1/moving/${step}`, role: 'manager', does },
  ...{ takes: MoveSchema, gives: nothing, ...more },
})

/** What stations ask beside the requests of the contract's table. */
const stationRows: readonly ApiRow[] = [
  { method: 'get', path: '/v1/me', role: 'auditor', does: 'Tells who the token is.', gives: StationSchema },
  {
    ...{ method: 'post', path: '/v1/sync', role: 'staff', gives: nothing },
    does: 'Has Nextech and the shops looked at now. A body is not read.',
  },
  {
    ...{ method: 'get', path: '/v1/changes', role: 'auditor', gives: ChangesSchema, query: ['since'] },
    does: 'Tells which orders changed since a cursor.',
  },
  {
    ...{ method: 'post', path: '/v1/live-ticket', role: 'auditor', gives: LiveTicketSchema },
    does: 'Gives a ticket that opens one socket, once, within half a minute. A body is not read.',
  },
  {
    ...{ method: 'get', path: '/v1/configuration', role: 'manager', gives: KeptConfigurationSchema },
    does: 'The configuration in force, without secrets.',
  },
  {
    ...{ method: 'put', path: '/v1/configuration', role: 'manager' },
    ...{ takes: WantedConfigurationSchema, gives: TakenConfigurationSchema },
    does: 'Puts a whole configuration in force in place of the revision that it names.',
  },
  {
    ...{ method: 'post', path: '/v1/nextech/sign-in', role: 'manager' },
    ...{ takes: NextechPasswordSchema, gives: SignInReportSchema },
    does: 'Signs in to Nextech; a password that is taken stays sealed.',
  },
  {
    ...{ method: 'get', path: '/v1/moving', role: 'manager', gives: MovingAnswerSchema },
    does: 'Where a move between a browser and the backend stands.',
  },
  moving('receive', 'The browser has stopped and hands the practice over.', { takes: ReceiveSchema }),
  moving('part', 'Some orders and remembered customers.', { takes: PartSchema }),
  moving('month', 'A month that was closed at the browser.', { takes: MonthInSchema }),
  moving('start', 'The backend posts from here on.'),
  moving('cancel', 'The browser goes on posting.'),
  moving('leave', 'The backend stops posting for a browser.', { gives: LeaveAnswerSchema }),
  moving('part-out', 'The next orders and remembered customers.', {
    ...{ takes: PartOutSchema, gives: PartOutAnswerSchema },
  }),
  moving('month-out', 'The next closed month.', {
    ...{ takes: MonthOutSchema, gives: MonthOutAnswerSchema },
  }),
  moving('left', 'The browser has everything, and posts.'),
  moving('stay', 'The backend goes on posting.'),
]

const openRows: readonly ApiRow[] = [
  { method: 'get', path: '/healthz', role: null, does: 'Whether the process answers.', shows: 'text' },
  {
    ...{ method: 'get', path: '/readyz', role: null, shows: 'text' },
    does: 'Whether the database answers and takes what the worker writes.',
  },
  {
    method: 'get',
    path: '/metrics',
    role: null,
    does: 'Figures for Prometheus; they name nobody.',
    shows: 'text',
  },
  {
    method: 'get',
    path: '/about',
    role: null,
    does: 'The version, and the protocols that it speaks.',
    shows: 'text',
  },
  { method: 'get', path: '/openapi.json', role: null, does: 'This description.', shows: 'text' },
  {
    ...{ method: 'get', path: '/v1/live', role: null, shows: 'text' },
    does: 'A WebSocket that tells a station of changes; it takes a ticket as a sub-protocol.',
  },
  {
    ...{ method: 'post', path: '/v1/pairings', role: null, takes: BeginSchema, gives: BegunPairingSchema },
    does: 'A station asks for a code by which a person lets it in (RFC 8628).',
  },
  {
    ...{
      method: 'post',
      path: '/v1/pairings/token',
      role: null,
      takes: EndSchema,
      gives: EndedPairingSchema,
    },
    does: 'A station asks whether it was let in, and gets its token once.',
  },
]

const page = (method: 'get' | 'post', path: string, role: ApiRow['role'], does: string): ApiRow => ({
  ...{ method, path, role, does, shows: 'page' },
})

/** The backend's own pages. Forms are taken from these pages alone. */
const pageRows: readonly ApiRow[] = [
  page('get', '/', 'auditor', 'Leads to the stations.'),
  page('get', '/sign-in', null, 'Signing in.'),
  page('post', '/sign-in', null, 'Signs in by e-mail address and password.'),
  page('get', '/sign-in/provider/{handle}', null, 'Leads to a practice’s own sign-in.'),
  page('get', '/sign-in/callback', null, 'Where a practice’s own sign-in sends people back to.'),
  page('get', '/passkey.js', null, 'The script of the pages that use passkeys.'),
  page('post', '/sign-in/passkey/begin', null, 'What a browser needs to ask for a passkey.'),
  page('post', '/sign-in/passkey', null, 'Signs in by passkey.'),
  page('get', '/passkeys', 'auditor', 'The person’s passkeys.'),
  page('post', '/passkeys/prove', 'auditor', 'Shows by password again who is signed in.'),
  page('post', '/passkeys/prove/passkey/begin', 'auditor', 'What a browser needs to show it by a passkey.'),
  page('post', '/passkeys/prove/passkey', 'auditor', 'Shows it by a passkey.'),
  page('post', '/passkeys/add/begin', 'auditor', 'What a browser needs to make a passkey.'),
  page('post', '/passkeys/add', 'auditor', 'Takes the passkey that was made.'),
  page('post', '/passkeys/remove', 'auditor', 'Takes a passkey away.'),
  page('post', '/sign-out', 'auditor', 'Ends this sign-in.'),
  page('get', '/first/{token}', null, 'Lets the first manager in, once.'),
  page('post', '/first/{token}', null, 'Sets the first practice up.'),
  page('get', '/invited/{token}', null, 'Lets an invited person in, once.'),
  page('post', '/invited/{token}', null, 'Makes them a person of the practice.'),
  page('get', '/device', 'auditor', 'Connecting a station.'),
  page('post', '/device', 'auditor', 'Shows what asks by a code.'),
  page('post', '/device/approve', 'auditor', 'Connects the station that was shown.'),
  page('post', '/device/refuse', 'auditor', 'Refuses the station that was shown.'),
  page('get', '/stations', 'auditor', 'The stations.'),
  page('post', '/stations/revoke', 'auditor', 'Disconnects a station.'),
  page('get', '/sessions', 'auditor', 'Sign-ins and stations.'),
  page('post', '/sessions/revoke', 'auditor', 'Ends one of them.'),
  page(
    'post',
    '/sessions/passkey',
    'auditor',
    'Takes a passkey away: of anybody for a manager, else one’s own.',
  ),
  page('post', '/sessions/revoke-own', 'auditor', 'Ends all others of the person.'),
  page('post', '/sessions/revoke-all', 'manager', 'Ends all others of the practice.'),
  page('get', '/people', 'manager', 'The people of the practice.'),
  page('post', '/people/invite', 'manager', 'Makes an address that lets one person in, once.'),
  page('post', '/people/remove', 'manager', 'Removes a person with all that let them in.'),
  page('get', '/daily-mail', 'manager', 'Where the daily summary goes by e-mail, and when.'),
  page('post', '/daily-mail', 'manager', 'Has the daily summary mailed.'),
  page('post', '/daily-mail/off', 'manager', 'Has no summary mailed any more.'),
  page('post', '/daily-mail/day', 'manager', 'Has the summary of a day mailed that did not leave by itself.'),
  page('post', '/moving/take-over', 'manager', 'Posts from here where the browser that posted is gone.'),
]

/** Every route but the requests of the contract's table, which describes itself. */
export const apiRows: readonly ApiRow[] = [...openRows, ...stationRows, ...pageRows]
