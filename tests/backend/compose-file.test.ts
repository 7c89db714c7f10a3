import { readFileSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { runCommand, startBackend } from './backend-process.ts'
import { startMailServer } from './mail-server.ts'
import { managerEmail, startSurroundings } from './world.ts'

/** What the compose file puts into the environment of a service, with what stands in `.env`; throws where that must be there. */
function environmentOf(service: string, dotEnv: Readonly<Record<string, string>>): Record<string, string> {
  const text = readFileSync('deploy/compose.yaml', 'utf8')
  const own = text.split(/^ {2}(?=\w)/m).find(part => part.startsWith(`${service}:`)) ?? ''
  const block = /^ {4}environment:\n((?: {6}.*\n)+)/m.exec(own)?.[1] ?? ''
  const lines = block.split('\n').flatMap(line => /^ {6}(\w+): '?(.*?)'?$/.exec(line) ?? [])
  const found: Record<string, string> = {}
  for (let at = 0; at < lines.length; at += 3)
    found[lines[at + 1] ?? ''] = filled(lines[at + 2] ?? '', dotEnv)
  return found
}

function filled(value: string, dotEnv: Readonly<Record<string, string>>): string {
  return value.replaceAll(/\$\{(\w+)(?::(-|\?)([^}]*))?\}/g, (_, name: string, kind?: string, rest = '') => {
    if (!dotEnv[name] && kind === '?') throw new Error(`${name}: ${rest}`)
    return dotEnv[name] || rest
  })
}

const needed = { SYNC_HOST: 'sync.example.com', BACKEND_PASSWORD: 'secret' }

it('is read whole, and demands what must be there', () => {
  expect(environmentOf('backend', needed)).toEqual({
    DATABASE_URL: 'postgres://sync_backend:secret@database/sync_backend',
    MASTER_KEY_FILE: '/run/secrets/master-key',
    BEHIND_TLS_PROXY: '1',
    PUBLIC_URL: 'https://sync.example.com',
    ...{ INNER_SHOP_HOSTS: '', SMTP_URL: '', MAIL_FROM: '' },
  })
  expect(() => environmentOf('backend', { SYNC_HOST: 'sync.example.com' })).toThrow(/BACKEND_PASSWORD/)
})

/** Its database and key are of the container: here they are in a folder. */
function withoutContainer(dotEnv: Readonly<Record<string, string>>): Record<string, string> {
  const { DATABASE_URL: _database, MASTER_KEY_FILE: _key, ...env } = environmentOf('backend', dotEnv)
  return env
}

it('starts a backend that mails by what its .env names, and one that mails nothing where it names none', async () => {
  const [around, server] = await Promise.all([startSurroundings(practiceForTests()), startMailServer()])
  onTestFinished(async () => void (await Promise.all([around.close(), server.close()])))
  const place = ['--data-dir', around.folder]
  const start = async (dotEnv: Record<string, string>) => {
    const backend = await startBackend(
      [...place, '--host', '0.0.0.0', '--port', '0'],
      withoutContainer(dotEnv),
    )
    onTestFinished(async () => void (await backend.stop()))
    return backend
  }
  const without = await start(needed)
  const { configuration, managerPasswordFile } = around.files
  const files = ['--configuration', configuration, '--manager-password-file', managerPasswordFile]
  await runCommand(['setup', ...place, ...files, '--manager-email', managerEmail])
  const mail = ['mail-test', ...place, '--practice', around.configuration.nextech.practiceId]
  await expect(runCommand([...mail, '--to', 'ann@practice.example'])).rejects.toThrow(/SMTP_URL is not set/)
  await without.stop()

  const SMTP_URL = `smtp://127.0.0.1:${server.settings.port}`
  await start({ ...needed, SMTP_URL, MAIL_FROM: 'sync@practice.example' })
  expect(await runCommand([...mail, '--to', 'ann@practice.example'])).toMatch(/took the summary of/)
  expect(server.arrived).toMatchObject([
    { to: ['ann@practice.example'], raw: expect.stringMatching(/^From: sync@practice\.example$/m) },
  ])
}, 240_000)
