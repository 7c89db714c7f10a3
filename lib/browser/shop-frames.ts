import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { sessionValue } from './session.ts'

/** Frames below the top one in which our script speaks to the background, by tab; it outlives the worker. */
const frames = sessionValue('shopFrames', v.record(v.string(), v.array(v.number())))

/** A page has few lists; one that makes frames without end gets no more. */
const maxFrames = 20

/** Remembers a frame below the top one, so that it is told what changes. The latest frames of a tab stay. */
export async function noteFrame(tabId: number | undefined, frameId: number): Promise<void> {
  if (tabId === undefined || frameId === 0) return
  await change(async all => {
    const known = all[tabId] ?? []
    if (known.includes(frameId)) return all
    const open = new Set((await browser.tabs.query({})).map(tab => String(tab.id)))
    const kept = Object.entries(all).filter(([id]) => open.has(id))
    return { ...Object.fromEntries(kept), [tabId]: [...known, frameId].slice(-maxFrames) }
  })
}

/**
 * Sends a message to the top frame of a tab and to each frame that was noted, each by its id, and answers what they
 * say. A frame that does not hear it is gone; a page without our script never hears.
 */
export async function askFrames(tabId: number, message: unknown): Promise<unknown[]> {
  const ids = [0, ...((await frames.read())?.[tabId] ?? [])]
  const gone: number[] = []
  const answers = await Promise.all(
    ids.map(frameId =>
      browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => void gone.push(frameId)),
    ),
  )
  if (gone.some(id => id !== 0)) await forget(tabId, gone)
  return answers
}

/** One that was noted again in the meantime is noted with its next word. */
async function forget(tabId: number, gone: readonly number[]): Promise<void> {
  await change(async all => {
    const { [tabId]: known = [], ...others } = all
    const left = known.filter(id => !gone.includes(id))
    return left.length > 0 ? { ...others, [tabId]: left } : others
  })
}

type Frames = Record<string, number[]>

/** One change at a time: two frames come at the same moment. */
function change(make: (all: Frames) => Promise<Frames>): Promise<void> {
  return navigator.locks.request('shop-frames', async () => {
    const all = (await frames.read()) ?? {}
    const next = await make(all)
    if (next !== all) await frames.write(next)
  })
}
