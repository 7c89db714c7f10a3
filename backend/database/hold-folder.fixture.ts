import { setTimeout as delay } from 'node:timers/promises'
import { lockFolder } from './folder-lock.ts'

/** A process that takes a folder and keeps it until it is killed, though it has forgotten the lock. */
await lockFolder(process.argv[2] ?? '')
for (let round = 0; round < 5; round += 1) {
  globalThis.gc?.()
  await delay(20)
}
process.send?.('held')
setInterval(() => undefined, 1_000)
