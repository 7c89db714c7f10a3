import type { Engine } from './engine.ts'
import { mustAnswer, noteTrouble } from './trouble.ts'

/**
 * Whether payments may leave from this browser: not where it might send one twice by itself. The orders wait then, and
 * everything else goes on; that is told apart from trouble with Nextech, which ends the drain.
 */
export async function mayLeave(engine: Engine): Promise<boolean> {
  const ready = await engine.nextech.readyToWrite()
  if (!ready.ok && ready.trouble === 'browser-repeats') {
    await noteTrouble(engine, ready)
    return false
  }
  mustAnswer(ready)
  const { store, clock } = engine
  if ((await store.health()).trouble?.code === 'browser-repeats') {
    await store.saveHealth({ trouble: null })
    await store.reconsider(clock.now(), ['browser-repeats'])
  }
  return true
}

/** Somebody may have updated the browser since: what waits for that goes on at once. */
export async function lookAtBrowserAgain(engine: Engine): Promise<void> {
  if ((await engine.store.health()).trouble?.code === 'browser-repeats') await mayLeave(engine)
}
