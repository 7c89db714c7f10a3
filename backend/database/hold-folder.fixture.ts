import { lockFolder } from './folder-lock.ts'

/** A process that takes a folder and keeps it until it is killed. */
lockFolder(process.argv[2] ?? '')
process.send?.('held')
setInterval(() => undefined, 1_000)
