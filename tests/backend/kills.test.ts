import { expect, it } from 'vitest'
import { killInMidPosting } from './kill-rounds.ts'

// `npm run backend-kills` does the same for longer, and on PostgreSQL.
it('a backend that is killed while payments are on their way posts each order once', async () => {
  const verdict = await killInMidPosting({ kills: 3, ordersEach: 24, random: Math.random })
  expect(verdict).toMatchObject({ kills: 3, inMidPosting: 3, orders: 73, twice: [], lost: [], tooMany: [] })
}, 540_000)
