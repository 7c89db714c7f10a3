import type { BrowserContext } from 'playwright-core'
import { launchBare, launchWithExtension } from '../sandbox/run/browser.ts'
import { buildSandbox } from '../scripts/build-sandbox.ts'
import { buildPeer } from './stage/build-peer.ts'
import { startListServer } from './stage/list-server.ts'
import {
  badgeHtml,
  type Cost,
  measureCost,
  measureHeld,
  measureOwn,
  type Sort,
  timeBadges,
  timeFloor,
} from './stage/measure-badges.ts'

const sorts: readonly Sort[] = ['move', 'text', 'html']

const parts = ['paint', ...sorts, 'others', 'held']

/**
 * What badges cost a page, in a real browser: ours, none, and the naive peer in turn, medians of so many. Where one part
 * is named, no other is measured.
 */
export async function benchBadges(trials: number, part?: string): Promise<void> {
  if (part !== undefined && !parts.includes(part))
    throw new Error(`Unknown part "${part}"; choose ${parts.join(' or ')}.`)
  const isWanted = (name: string) => part === undefined || part === name
  const server = await startListServer()
  const folders = [buildSandbox(), await buildPeer()] as const
  const [ours, peer, none] = await Promise.all([
    launchWithExtension(folders[0], { headless: true }),
    launchWithExtension(folders[1], { headless: true }),
    launchBare(),
  ])
  const sides: Sides = { ours: ours.context, peer: peer.context, none: none.context }
  try {
    if (isWanted('paint')) await benchPainting(sides, server.url, trials)
    await benchCost(sides, server.url, trials, sorts.filter(isWanted))
    if (isWanted('others')) await benchOthers(sides, server.url, trials)
    if (isWanted('held')) await benchHeld(sides, server.url)
  } finally {
    await Promise.all([ours.close(), peer.close(), none.close(), server.close()])
  }
}

interface Sides {
  ours: BrowserContext
  peer: BrowserContext
  none: BrowserContext
}

async function benchPainting({ ours, peer, none }: Sides, url: string, trials: number): Promise<void> {
  const html = await badgeHtml(ours, url)
  console.log(
    'Rows in the page → all badges on the screen, as a ratio to appending equal elements in one pass:',
  )
  for (const [rows, aim] of [
    [20, ''],
    [200, '(aim ≤ 1.5)'],
    [1000, '(aim ≤ 2)'],
  ] as const) {
    const times = await repeat(trials, async () => ({
      floor: await timeFloor(none, url, rows, html),
      ours: await timeBadges(ours, url, rows),
      peer: await timeBadges(peer, url, rows),
    }))
    const floor = median(times.map(time => time.floor))
    const ratio = (side: 'ours' | 'peer') => (median(times.map(time => time[side])) / floor).toFixed(2)
    console.log(
      `  ${String(rows).padStart(4)} rows  ours ${ratio('ours')} ${aim}  naive peer ${ratio('peer')}  (floor ${floor.toFixed(1)} ms)`,
    )
  }
}

async function benchCost(
  { ours, peer, none }: Sides,
  url: string,
  trials: number,
  wanted: readonly Sort[],
): Promise<void> {
  if (wanted.length === 0) return
  const html = await badgeHtml(ours, url)
  console.log(
    'CPU time of the main thread added to a page of 200 rows, ms and × the bare browser (aim: load and 50 re-sorts ≤ 30, no task over 50):',
  )
  for (const sort of wanted) {
    const pages = await sideBySide({ ours, peer, none }, `${url}/?rows=200`, sort, trials, html)
    const { ours: own, peer: naive, floor } = pages
    console.log(
      `  rows that ${words[sort]}\n    ours        ${own}\n    naive peer  ${naive}\n    floor       ${floor}`,
    )
  }
}

async function benchOthers(sides: Sides, url: string, trials: number): Promise<void> {
  // Waits for a badge: before the script is registered, a page has none of ours, and nothing would be measured.
  await badgeHtml(sides.ours, url)
  const { ours } = await sideBySide(sides, `${url}/?rows=200&kind=customers`, 'move', trials)
  console.log(
    `CPU time of the main thread added to a page that is no order page, ms and × the bare browser (aim: scripts ≤ 3 each):\n    ours        ${ours}`,
  )
}

const words: Record<Sort, string> = {
  move: 'are moved by a sort',
  text: 'are given other texts by a sort',
  html: 'are made again by a sort',
}

/** The floor: the page itself keeps such badges by the least work there is, where html of one is given. */
async function sideBySide(sides: Sides, url: string, sort: Sort, trials: number, html?: string) {
  const costs = await repeat(trials, async () => ({
    none: await measureCost(sides.none, url, sort),
    floor: await measureCost(sides.none, url, sort, html),
    ours: await measureCost(sides.ours, url, sort),
    peer: await measureCost(sides.peer, url, sort),
  }))
  const sampled = await repeat(trials, async () => ({
    floor: html === undefined ? undefined : await measureOwn(sides.none, url, sort, html),
    ours: await measureOwn(sides.ours, url, sort),
    peer: await measureOwn(sides.peer, url, sort),
  }))
  const of = (side: keyof Sides | 'floor', what: keyof Cost) => median(costs.map(cost => cost[side][what]))
  const added = (side: 'ours' | 'peer' | 'floor') => {
    const by = (what: keyof Cost) => {
      const bare = of('none', what)
      return `${(of(side, what) - bare).toFixed(1)} (× ${(of(side, what) / bare).toFixed(2)})`
    }
    const own = (phase: 'load' | 'sort') =>
      median(sampled.map(all => all[side]?.[phase] ?? Number.NaN)).toFixed(1)
    const [longest, without] = [of(side, 'longestTask'), of('none', 'longestTask')]
    return `scripts: load ${by('loadScript')}, 50 re-sorts ${by('sortScript')}; with style, layout and painting: ${by('loadAll')}, ${by('sortAll')}; style and layout: ${by('loadLayout')}, ${by('sortLayout')}; longest task ${longest} (without us ${without}); own scripts, sampled by the clock: load ${own('load')}, 50 re-sorts ${own('sort')}`
  }
  return { ours: added('ours'), peer: added('peer'), floor: added('floor') }
}

async function benchHeld({ ours }: Sides, url: string): Promise<void> {
  console.log('Held before and after 50 re-sorts of 200 rows (aim: flat):')
  for (const sort of sorts) {
    const [before, after] = await measureHeld(ours, `${url}/?rows=200`, sort)
    const heap = (bytes: number) => (bytes / 1e6).toFixed(2)
    console.log(
      `  rows that ${words[sort]}: nodes ${before.nodes} → ${after.nodes}, listeners ${before.listeners} → ${after.listeners}, heap ${heap(before.heapBytes)} → ${heap(after.heapBytes)} MB`,
    )
  }
}

async function repeat<T>(times: number, run: () => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (let i = 0; i < times; i++) results.push(await run())
  return results
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
