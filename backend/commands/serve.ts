import { actAs } from '../database/acting.ts'
import { isDatabaseFault } from '../database/database-fault.ts'
import { createRoomProbe } from '../database/room.ts'
import { createApp } from '../http/app.ts'
import { hostCheck, type Listening, type ListenOptions, listen } from '../http/listen.ts'
import type { LiveApp } from '../http/live.ts'
import { LiveSockets } from '../http/live-sockets.ts'
import { measure } from '../jobs/measure.ts'
import { createWorker, type Worker } from '../jobs/worker.ts'
import { createMailer } from '../mail/mailer.ts'
import { measureMails } from '../mail/measure-mails.ts'
import { inviteFirst } from '../people/invitations.ts'
import { issueLiveTicket, useLiveTicket } from '../people/live-tickets.ts'
import { livingStations, stationByToken } from '../people/stations.ts'
import { createChangeLog } from '../practice/changes.ts'
import { keepClock } from '../practice/clock.ts'
import { createMoving } from '../practice/moving.ts'
import { createPractices } from '../practice/practices.ts'
import { tellRequest } from '../practice/told-requests.ts'
import { otherViewer } from '../practice/viewers.ts'
import { listenForCommands } from './control.ts'
import type { OpenBackend } from './open-backend.ts'
import type { CommonOptions, ProcessRole } from './options.ts'
import { serveConfiguration } from './serve-configuration.ts'
import { servePeople } from './serve-people.ts'
import { version } from './version.ts'

/** A backend that serves and works until it is stopped. */
export interface RunningBackend {
  url: string
  /** Where the first manager sets it up, once; while nobody has. */
  firstUrl?: string
  stop(): Promise<void>
}

export interface ServeOptions {
  listen: ListenOptions
  role: ProcessRole
  /** Where the embedded database is, if it is one. */
  common?: Pick<CommonOptions, 'database'>
}

const readyTimeoutMs = 2_000

/** Starts serving stations, looking after practices, or both. A worker alone still answers `/healthz` and `/readyz`. */
export async function serve(
  backend: OpenBackend,
  { listen: options, role, common }: ServeOptions,
): Promise<RunningBackend> {
  const { db, close, smtp } = backend
  const practices = createPractices(backend)
  const worker: Worker | undefined =
    role === 'api' ? undefined : createWorker({ ...backend, practices, onChange: practices.badgesChanged })
  const mailer = role === 'api' || !smtp ? undefined : createMailer({ ...backend, smtp, practices })
  const live = role === 'worker' ? undefined : liveApp(backend)
  const moving = createMoving({ ...backend, practices })
  const isBehindProxy = options.behindTlsProxy
  const hasRoom = createRoomProbe(db)
  let isStopping = false
  let url = ''
  const app = createApp({
    version,
    practice: practices.get,
    configuration: serveConfiguration(backend, practices),
    moving,
    actAs,
    tellRequest,
    people:
      role === 'worker' ? undefined : servePeople(backend, { moving, publicUrl: () => url, isBehindProxy }),
    isBehindProxy,
    stationByToken: async (token, whence) =>
      role === 'worker' ? undefined : stationByToken(db, token, whence),
    live,
    otherViewer: viewer => otherViewer(db, viewer),
    syncNow: id => practices.ring(id, { asked: true }),
    metrics: async () => {
      const { turns = 0, failed = 0, lost = 0 } = worker?.counts() ?? {}
      const mails = { ...(await measureMails(db)), ...mailsOf(mailer?.counts()) }
      return { ...(await measure(db)), turns, failedTurns: failed, lostTurns: lost, ...mails }
    },
    mayHost: hostCheck(options),
    isDatabaseFault,
    isReady: async () =>
      !isStopping &&
      worker?.isFaulty() !== true &&
      // A worker meets a full disk by its work; who answers stations alone has to try.
      withinTime(worker ? canRead(db) : hasRoom()),
  })
  const listening: Listening = await listen(options, app.fetch)
  url = listening.url
  const invitation = role === 'worker' ? undefined : await inviteFirst(db)
  const place = common?.database
  const control = place && 'folder' in place ? await listenForCommands(backend, place.folder) : undefined
  if (worker) backend.presence.join()
  worker?.start()
  mailer?.start()
  const leaveClock = keepClock(db)
  return {
    url,
    ...(invitation !== undefined && { firstUrl: `${url}/first/${invitation}` }),
    async stop() {
      isStopping = true
      leaveClock()
      live?.sockets.close()
      await Promise.all([listening.close(), control?.close(), worker?.stop(), mailer?.stop()])
      await practices.settled()
      await close()
    },
  }
}

const mailsOf = ({ sent, failed } = { sent: 0, failed: 0 }) => ({ mailsSent: sent, mailsFailed: failed })

function liveApp({ db, doorbell }: OpenBackend): LiveApp {
  const changes = createChangeLog(db)
  return {
    changes,
    sockets: new LiveSockets({
      changes,
      livingStations: ids => livingStations(db, ids),
      onRing: doorbell.onRing,
    }),
    issueTicket: station => issueLiveTicket(db, station),
    useTicket: ticket => useLiveTicket(db, ticket),
  }
}

async function canRead(db: OpenBackend['db']): Promise<boolean> {
  await db.selectFrom('practice').select('id').limit(1).execute()
  return true
}

async function withinTime(answer: Promise<boolean>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), readyTimeoutMs)
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
