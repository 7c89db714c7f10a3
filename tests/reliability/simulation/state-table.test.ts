import { describe, expect, it } from 'vitest'
import { mayMove, PostingStateSchema } from '../../../lib/domain/posting-machine.ts'
import { type Assumption, beginning, type Model, restful, stepsOf } from './model.ts'

const isTwice = ({ orders }: Model) => orders.some(order => order.live > 1)

/**
 * Every state that two workers, two orders and two crashes can reach, with the states that lead to it; up to the first
 * double posting, for behind it there is no end.
 */
function explore(assumption: Assumption) {
  const models: Model[] = [beginning]
  const known = new Map([[JSON.stringify(beginning), 0]])
  const before: number[][] = [[]]
  const intoIntent = new Set<string>()
  for (let at = 0; at < models.length; at++) {
    const model = models[at]
    if (!model || isTwice(model)) break
    for (const { next } of stepsOf(model, assumption)) {
      next.orders.forEach((order, i) => {
        const from = model.orders[i]?.state
        if (order.state === 'intent' && from !== undefined && from !== 'intent') intoIntent.add(from)
      })
      const key = JSON.stringify(next)
      const index = known.get(key) ?? models.length
      if (index === models.length) {
        known.set(key, index)
        models.push(next)
        before.push([])
      }
      before[index]?.push(at)
    }
  }
  return { models, before, intoIntent }
}

describe('the posting table, explored to its end: two workers, two orders, two crashes', () => {
  const { models, before, intoIntent } = explore({ nothingLandsLater: true })

  it('never has two live payments of an order, nor a posted order without a payment', () => {
    console.log(`${models.length} states`)
    for (const { orders } of models) {
      for (const order of orders) {
        expect(order.live, JSON.stringify(order)).toBeLessThanOrEqual(1)
        if (order.state === 'posted' || order.state === 'adopted')
          expect(order.live + order.voided, JSON.stringify(order)).toBeGreaterThan(0)
      }
    }
    expect(models.length).toBeGreaterThan(10_000)
  })

  it('sends a lost answer again only as `absent`, after two clean reads', () => {
    expect([...intoIntent].sort()).toEqual(['absent', 'matched', 'sent'])
    const sources = PostingStateSchema.options.filter(from => from !== 'intent' && mayMove(from, 'intent'))
    expect(sources.sort()).toEqual(['absent', 'matched', 'sent'])
    expect(PostingStateSchema.options.filter(from => mayMove(from, 'sent'))).toEqual(['intent'])
    expect(PostingStateSchema.options.filter(from => mayMove(from, 'absent'))).toEqual(['verifying'])
    for (const { orders } of models)
      for (const order of orders)
        if (order.state === 'absent') expect(order.isClean && order.isSettled).toBe(true)
  })

  it('would have two live payments if a request could land after the settle time: the risk that remains', () => {
    const { models: risky } = explore({ nothingLandsLater: false })
    expect(risky.some(isTwice)).toBe(true)
  })

  it('can bring both orders to rest from wherever it is', () => {
    const isSafe = new Uint8Array(models.length)
    const queue = models.flatMap(({ orders }, at) =>
      orders.every(order => restful.includes(order.state)) ? [at] : [],
    )
    for (const at of queue) isSafe[at] = 1
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const earlier of before[at] ?? []) {
        if (isSafe[earlier]) continue
        isSafe[earlier] = 1
        queue.push(earlier)
      }
    }
    expect(models.filter((_, at) => !isSafe[at])).toEqual([])
  })
})
