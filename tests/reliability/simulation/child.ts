/**
 * One process of `npm run faults`: runs its share of the seeds and tells the parent about each. A mutation is put into
 * the product's source while it is loaded, so everything else is imported after that.
 */
import 'temporal-polyfill/global'
import type { DiskKind } from './disk.ts'
import { mutationOf, patchSources } from './mutations.ts'

export interface Task {
  first: number
  count: number
  /** This process takes every so manyeth seed. */
  stride: number
  mutation: string | null
  store: DiskKind
  /** The calm schedule in which a worker is killed before or after each statement in turn; null = each seed's own. */
  killsWithin: number | null
  /** Prints every line of every trace. */
  isTold: boolean
}

const task = JSON.parse(process.argv[2] ?? '{}') as Task
const mutation = task.mutation === null ? undefined : mutationOf(task.mutation)
if (mutation) patchSources(mutation.patches ?? [])
const { killNumber } = await import('./kill-statements.ts')
const { runSchedule } = await import('./run-schedule.ts')
// Dexie says on the console that it opens a connection again that we closed under it.
console.warn = () => {}

/** Beyond this seed nothing is of interest any more: another process has found one that fails. */
let last = Number.POSITIVE_INFINITY
process.on('message', seed => {
  last = Math.min(last, Number(seed))
})
process.on('disconnect', () => process.exit())
for (let at = 0; at < task.count && task.first + at * task.stride <= last; at++) {
  const seed = task.first + at * task.stride
  const outcome = await runSchedule(task.killsWithin ?? seed, {
    ...(task.isTold && { tell: line => console.log(line) }),
    switches: mutation?.switches ?? {},
    store: task.store,
    ...(task.killsWithin !== null && { statementFaults: [killNumber(seed)] }),
  })
  process.send?.({ ...outcome, seed })
}
process.disconnect?.()
