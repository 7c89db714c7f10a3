import 'temporal-polyfill/global'
import { askRunning, runAdmin } from './commands/control.ts'
import { openBackend } from './commands/open-backend.ts'
import { BadCommand, type Command, readCommand } from './commands/options.ts'
import { serve } from './commands/serve.ts'
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
  console.log(await runOnce(command))
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
async function runOnce(command: Exclude<Command, { name: 'serve' }>): Promise<string> {
  try {
    const backend = await openBackend(command.common)
    return await runAdmin(backend, command).finally(backend.close)
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error
    return askRunning(command.common.dataDir, command)
  }
}
