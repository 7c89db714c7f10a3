import { rankCandidates } from '../../lib/domain/ranking/rank-candidates.ts'
import { findMatch } from '../../lib/sync/candidates.ts'
import type { Nextech } from '../../lib/sync/ports/nextech.ts'
import type { Practice } from '../../sandbox/practice/practice.ts'
import type { Expected } from '../../sandbox/run/expected.ts'
import { orderOf, startWorld } from '../../tests/acceptance/engine-world.ts'

export interface PracticeFigures {
  orders: number
  resolve: number
  withTop: number
  topFirst: number
  searchesPerOrder: number
  searchesPerResolve: number
}

/** Searches for the customer of every order at the simulated Nextech, and ranks the patients that the decision table lists. */
export async function rankPractice(practice: Practice, expected: Expected): Promise<PracticeFigures> {
  const world = await startWorld(practice)
  let searches = 0
  const { nextech } = world.engine
  const counting: Nextech = {
    ...nextech,
    findPatients: query => {
      searches++
      return nextech.findPatients(query)
    },
  }
  const rows: {
    searches: number
    status: string | undefined
    top: string | undefined
    first: string | undefined
  }[] = []
  for (const each of practice.orders) {
    const { customer } = orderOf(each)
    const before = searches
    const { decision } = await findMatch(counting, customer)
    const candidates = decision.kind === 'resolve' ? decision.candidates : []
    const [first] = rankCandidates(customer, candidates)
    const { top, status } = expected[each.increment_id] ?? {}
    rows.push({ searches: searches - before, status, top, first: first?.patient.uid })
  }
  await world.close()
  const resolve = rows.filter(({ status }) => status === 'resolve')
  const withTop = resolve.filter(({ top }) => top !== undefined)
  const sum = (list: typeof rows) => list.reduce((total, row) => total + row.searches, 0)
  return {
    orders: rows.length,
    resolve: resolve.length,
    withTop: withTop.length,
    topFirst: withTop.filter(({ top, first }) => first === top).length,
    searchesPerOrder: sum(rows) / rows.length,
    searchesPerResolve: sum(resolve) / Math.max(1, resolve.length),
  }
}
