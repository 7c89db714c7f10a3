import { expect, it } from 'vitest'
import { ownMs } from './own-time.ts'

const node = (id: number, url: string, ...children: number[]) => ({
  id,
  callFrame: { url, functionName: '' },
  children,
})

it('counts scripts of extensions with all that they call, and nothing of the page', () => {
  const nodes = [
    node(1, '', 2, 3, 6),
    node(2, 'http://127.0.0.1/list-page.js', 5),
    node(3, 'chrome-extension://abc/orders.js', 4),
    node(4, '', 7),
    node(5, ''),
    node(6, ''),
    node(7, 'http://127.0.0.1/list-page.js'),
  ]
  const samples = [3, 4, 2, 5, 6, 7]
  const timeDeltas = [900, 100, 200, 400, 800, 1600]
  // The last sample has no end.
  expect(ownMs({ nodes, samples, timeDeltas })).toBeCloseTo(0.3)
  expect(ownMs({ nodes, samples: [...samples, 1], timeDeltas: [...timeDeltas, 3200] })).toBeCloseTo(3.5)
  expect(ownMs({ nodes })).toBe(0)
})

it('counts the floor by the names of its functions', () => {
  const hear = { id: 1, callFrame: { url: 'http://127.0.0.1/list-page.js', functionName: 'hearAtLeast' } }
  expect(ownMs({ nodes: [hear], samples: [1, 1], timeDeltas: [0, 500] })).toBeCloseTo(0.5)
})
