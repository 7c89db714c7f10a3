import 'temporal-polyfill/global'
import { openBackend } from './commands/open-backend.ts'
import { BadCommand, type Command, readCommand } from './commands/options.ts'
import { serve } from './commands/serve.ts'
import { setup } from './commands/setup.ts'
import { stationToken } from './commands/station-token.ts'

/** `npm run backend`: see `usage` in commands/options.ts. Ends with 2 on a wrong command line, 1 on trouble. */
try {
  await run(readCommand(process.argv.slice(2), process.env))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = error instanceof BadCommand ? 2 : 1
}

async function run(command: Command): Promise<void> {
  const backend = await openBackend(command.common)
  if (command.name === 'serve') {
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
    return
  }
  try {
    if (command.name === 'setup') console.log(`Practice ${await setup(backend, command)} is prepared.`)
    else console.log(await stationToken(backend, command))
  } finally {
    await backend.close()
  }
}
