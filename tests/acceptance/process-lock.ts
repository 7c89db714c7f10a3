import type { Lock } from '../../lib/sync/ports/runtime.ts'

/** `navigator.locks` of one process: a drain at a time. */
export function processLock(): Lock {
  const held = new Set<string>()
  return {
    async ifFree(name, job) {
      if (held.has(name)) return 'busy'
      held.add(name)
      return job().finally(() => held.delete(name))
    },
  }
}
