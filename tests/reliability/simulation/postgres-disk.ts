import './quiet.ts'
import { Kysely, sql } from 'kysely'
import { isStoreFault } from '../../../backend/database/lease-lost.ts'
import { openPgliteInMemory } from '../../../backend/database/memory-database.fixture.ts'
import { migrate } from '../../../backend/database/migrations.ts'
import { ensurePractice, type PracticeDatabase } from '../../../backend/database/practice-database.ts'
import { silentMs } from '../../../backend/database/practice-fence.ts'
import type { Tables } from '../../../backend/database/tables.ts'
import { createActivity } from '../../../backend/postgres/activity.ts'
import { createIntakeStore } from '../../../backend/postgres/intake-store.ts'
import { createLeaseLock } from '../../../backend/postgres/lease-lock.ts'
import { createSyncStore } from '../../../backend/postgres/sync-store.ts'
import { type DatabasePlan, databaseErrors, databasePlan, type StatementFault } from './database-faults.ts'
import type { Disk, DiskWorld } from './disk.ts'
import { createServer, type SimulatedServer, type Travel } from './postgres-server.ts'
import type { Worker } from './worker-state.ts'

/** Who speaks with the database: a worker, the people and pages, or the simulation itself, which meets no faults. */
type Owner = Worker | 'people' | 'simulation'

/** A promise of its own each time: one for all would hold every world that ever waited for it. */
const never = () => new Promise<never>(() => {})
const practiceId = 'practice'

/** The sync backend's database: every commit is sure, and a transaction is undone when its connection ends. */
export async function createPostgresDisk(): Promise<Disk> {
  const pglite = await openPgliteInMemory()
  let server: SimulatedServer<Owner> | undefined
  let world: DiskWorld | undefined
  let now = () => 0
  const practices = new Map<Owner, PracticeDatabase>()

  function practiceOf(owner: Owner): PracticeDatabase {
    const known = practices.get(owner)
    if (known) return known
    if (!server) throw new Error('the disk is not in use')
    const db = new Kysely<Tables>({ dialect: server.dialect(owner) })
    const practice = { db, practiceId, timeZone: 'UTC' }
    practices.set(owner, practice)
    return practice
  }

  /** A server for a new schedule: nothing of the one before goes on. */
  async function start(next: DiskWorld): Promise<void> {
    await pglite.exec('rollback')
    const { time } = next
    const own = planOf(next)
    now = () => time.now() + own.skew
    server = createServer<Owner>({
      ...{ pglite, time, now, silentMs },
      travel: createTravel(next, own, owner => server?.end(owner)),
      onEnd: next.onFault,
    })
    for (const { kind, from } of own.outages)
      time.after(from, () => {
        next.trace.note(`the database is ${kind}`)
        next.onFault()
        if (kind === 'away') server?.end()
      })
    practices.clear()
    if (world === undefined) await migrate(practiceOf('simulation').db)
    world = next
  }

  const storeOf = (owner: Owner) =>
    createSyncStore(
      practiceOf(owner),
      () => {},
      () => world?.machineNow() ?? 0,
    )
  return {
    async reset(next) {
      if (world?.time === next.time) server?.end()
      else await start(next)
      const practice = practiceOf('simulation')
      await sql`truncate practice, rate_token cascade`.execute(practice.db)
      await ensurePractice(practice)
    },
    connect: worker => ({
      store: storeOf(worker),
      lock: createLeaseLock(practiceOf(worker)),
      isStoreFault,
    }),
    leave: worker => server?.end(worker),
    store: () => storeOf('people'),
    intake: () => createIntakeStore(practiceOf('people')),
    async postings() {
      const rows = await practiceOf('simulation')
        .db.selectFrom('posting')
        .select('posting')
        .orderBy('key')
        .execute()
      return rows.map(({ posting }) => posting)
    },
    async isLocked() {
      const { db } = practiceOf('simulation')
      return (await db.selectFrom('lease').select('name').where('until', '>', now()).execute()).length > 0
    },
    async losePower() {
      server?.end()
      return 0
    },
    forceClose: () => server?.end(),
    isFault: isStoreFault,
    wrong: () => wrongIn(practiceOf('simulation')),
  }
}

function planOf({ plan, statementFaults }: DiskWorld): DatabasePlan {
  const own = databasePlan(plan.seed, plan.small.sales.length, plan.calmAfter)
  return statementFaults ? { ...own, faults: [...statementFaults], outages: [] } : own
}

/** The way to the database and back, with what the plan says. */
function createTravel(
  { plan, time, trace, onStatement, onFault, onKill }: DiskWorld,
  { faults, outages, random }: DatabasePlan,
  end: (owner: Owner) => void,
): Travel<Owner> {
  let statements = 0
  const isCalm = () => time.now() - plan.start > plan.calmAfter

  async function meet(worker: Worker, fault: StatementFault, isInTransaction: boolean): Promise<void> {
    trace.note(`${worker.name} ${fault.kind} ${fault.isAfter ? 'after' : 'before'} ${fault.statement}`)
    if (fault.kind === 'killed') onKill(worker, fault.ms)
    if (fault.kind === 'slow') await time.sleep(fault.ms)
    if (fault.kind === 'conflict' && isInTransaction && !fault.isAfter) throw databaseErrors.conflict()
    if (fault.kind !== 'cut') return
    onFault()
    end(worker)
  }

  return async ({ owner, sql: words, isInTransaction }) => {
    if (owner === 'simulation') return async () => undefined
    if (owner !== 'people') onStatement()
    const statement = owner === 'people' ? 0 : ++statements
    const pass = async (isAfter: boolean) => {
      if (owner === 'people') return
      if (owner.isKilled) return never()
      const fault = isCalm()
        ? undefined
        : faults.find(each => each.statement === statement && each.isAfter === isAfter)
      if (fault) await meet(owner, fault, isInTransaction)
      await owner.halted
      if (owner.isKilled) return never()
    }
    // When all is over nothing moves the time on any more.
    if (!isCalm() && random.chance(0.1)) await time.sleep(random.int(1, random.chance(0.05) ? 400 : 30))
    await pass(false)
    const at = time.now() - plan.start
    for (const { kind, from, to } of outages) {
      if (at < from || at > to || (kind === 'full' && !isWrite(words))) continue
      onFault()
      throw databaseErrors[kind]()
    }
    return () => pass(true)
  }
}

const isWrite = (words: string) => /^\s*(insert|update|with)\b/.test(words)

/** Columns that say something else than the document beside them, payments that are held otherwise, and a broken activity. */
async function wrongIn(practice: PracticeDatabase): Promise<string[]> {
  const { db } = practice
  const rows = await db.selectFrom('posting').selectAll().orderBy('key').execute()
  const held = await db.selectFrom('posting_payment').select(['key', 'payment_id']).execute()
  const wrong = rows.flatMap(({ key, posting, ...row }) => {
    const columns = [row.state, row.reason, row.due_at, row.revision, row.placed_at, row.patient_uid]
    const { state, reason, dueAt, revision, placedAt, patientUid } = posting
    const told = [state, reason, dueAt, revision, placedAt, patientUid?.toLowerCase() ?? null]
    const payments = held.filter(each => each.key === key).map(each => each.payment_id)
    const isSame =
      JSON.stringify(columns) === JSON.stringify(told) &&
      JSON.stringify(payments.sort()) === JSON.stringify([...new Set(posting.paymentIds)].sort())
    return isSame ? [] : [`the columns of ${key}`]
  })
  const { broken } = await createActivity(practice).prove()
  return broken === null ? wrong : [...wrong, `the activity at ${JSON.stringify(broken)}`]
}
