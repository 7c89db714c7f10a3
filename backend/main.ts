import 'temporal-polyfill/global'
import { restore } from './backup/restore.ts'
import { askRunning, runAdmin } from './commands/control.ts'
import { openBackend } from './commands/open-backend.ts'
import { BadCommand, type Command, readCommand } from './commands/options.ts'
import { serve } from './commands/serve.ts'
import { commandQueryMs } from './database/connection-limits.ts'
import { FolderInUse } from './database/folder-lock.ts'

/** `npm run backend`: see `usage` in commands/options.ts. Ends with 2 on a wrong command line, 1 on trouble. */
try {
  await run(readCommand(process.argv.slice(2), process.env))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = error instanceof BadCommand ? 2 : 1
}

async function run(command: Command): Promise<void> {
  if (command.name === 'serve') return serveUntilStopped(command)
  console.log(command.name === 'restore' ? await restoreHere(command) : await runOnce(command))
}

async function serveUntilStopped(command: Extract<Command, { name: 'serve' }>): Promise<void> {
  const backend = await openBackend(command.common)
  try {
    const { url, firstUrl, stop } = await serve(backend, command)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
    console.log(`The sync backend is at ${url}`)
    if (firstUrl !== undefined)
      console.log(`Set it up at ${firstUrl}\nThat address lets one person in, once, within a day.`)
  } catch (error) {
    await backend.close()
    throw error
  }
}

/** On an embedded database that a running backend has, that one runs it. */
async function runOnce(command: Exclude<Command, { name: 'serve' | 'restore' }>): Promise<string> {
  try {
    const backend = await openBackend(command.common, { queryMs: commandQueryMs })
    return await runAdmin(backend, command).finally(backend.close)
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error
    return askRunning(command.common.dataDir, command)
  }
}

/** Into what no backend uses: a running one would look at half a practice. */
async function restoreHere({ common, from }: Extract<Command, { name: 'restore' }>): Promise<string> {
  const backend = await openBackend(common, { mayMakeKey: false, queryMs: commandQueryMs })
  const { practices, rows, at } = await restore(backend.db, backend.masters, from).finally(backend.close)
  return `Practices restored: ${practices} (${rows} rows) as of ${new Date(at).toISOString()}. Each posts again once Nextech's ledger was read.`
}
