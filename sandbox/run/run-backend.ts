import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBackend } from '../../backend/commands/open-backend.ts'
import { serve } from '../../backend/commands/serve.ts'
import { setup } from '../../backend/commands/setup.ts'
import { stationToken } from '../../backend/commands/station-token.ts'
import { sandboxOption } from '../../backend/practice/own-hosts.ts'
import { createPractices } from '../../backend/practice/practices.ts'
import type { Configuration, StationConfiguration } from '../../lib/domain/configuration.ts'
import type { OrderRecord } from '../../lib/domain/posting.ts'
import { PostingStateSchema } from '../../lib/domain/posting-machine.ts'

/** A sync backend between the browsers and Nextech, for one run. */
export interface RunBackend {
  /** What a browser imports. */
  configuration: StationConfiguration
  /** All postings, from the backend's own store. */
  postings(): Promise<OrderRecord['posting'][]>
  close(): Promise<void>
}

const managerEmail = 'manager@practice.example'

/** Prepares and serves a practice on PGlite in a folder of its own, or on the PostgreSQL that `DATABASE_URL` names. */
export async function startRunBackend(configuration: Configuration): Promise<RunBackend> {
  process.env[sandboxOption] = '1'
  const folder = await mkdtemp(join(tmpdir(), 'sync-backend-'))
  const url = process.env.DATABASE_URL
  const backend = await openBackend({
    database: url === undefined ? { folder } : { url },
    masterKeys: undefined,
    masterKeyFile: join(folder, 'master.key'),
  })
  const files = {
    configuration: join(folder, 'configuration.json'),
    managerPasswordFile: join(folder, 'password'),
  }
  await writeFile(files.configuration, JSON.stringify(configuration))
  await writeFile(files.managerPasswordFile, randomBytes(24).toString('base64url'))
  const practiceId = await setup(backend, { ...files, managerEmail })
  const token = await stationToken(backend, { practice: practiceId, email: managerEmail })
  const running = await serve(backend, {
    listen: { host: '127.0.0.1', port: 0, behindTlsProxy: false },
    role: 'all',
  })
  const practices = createPractices(backend)
  const { version, posture, practice, shops } = configuration
  return {
    configuration: {
      version,
      posture,
      practice,
      shops,
      mode: 'backend',
      backend: { url: running.url, token },
    },
    async postings() {
      const known = await practices.get(practiceId)
      return ((await known?.engine.store.inStates(PostingStateSchema.options)) ?? []).map(
        ({ posting }) => posting,
      )
    },
    async close() {
      await running.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
