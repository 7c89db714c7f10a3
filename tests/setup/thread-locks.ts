import { threadId } from 'node:worker_threads'

/**
 * Node gives all threads of a process one lock manager, as a browser gives one to all pages of an origin; test files in
 * other threads are other browsers. Files that share a thread run one after another.
 */
const prefix = `thread ${threadId}: `
// A simulated page has none.
const locks: LockManager | null = navigator.locks

const ofThisThread = (all: LockInfo[] | undefined) =>
  all?.flatMap(lock =>
    lock.name?.startsWith(prefix) ? [{ ...lock, name: lock.name.slice(prefix.length) }] : [],
  )

// This runs once for each file, and a thread runs many.
if (locks && !('isOfThread' in locks))
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: {
      isOfThread: true,
      request: (name: string, ...rest: [LockOptions, LockGrantedCallback<unknown>]) =>
        locks.request(`${prefix}${name}`, ...rest),
      async query() {
        const { held, pending } = await locks.query()
        return { held: ofThisThread(held), pending: ofThisThread(pending) }
      },
    },
  })
