import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { type BackendProcess, runCommand, startBackend } from './backend-process.ts'
import { managerEmail, type Surroundings, startSurroundings } from './world.ts'

// The backend as it is installed: a process, a folder, the unattended commands.
let around: Surroundings
let running: BackendProcess
beforeAll(async () => {
  around = await startSurroundings(practiceForTests())
  running = await startBackend(['--data-dir', around.folder, '--port', '0'])
}, 120_000)
afterAll(async () => {
  await running.stop()
  await around.close()
})

const place = () => ['--data-dir', around.folder]
const setup = (configuration: string) => {
  const { managerPasswordFile } = around.files
  const manager = ['--manager-email', managerEmail, '--manager-password-file', managerPasswordFile]
  return runCommand(['setup', ...place(), '--configuration', configuration, ...manager])
}
const practiceIn = (said: string) => /^Practice (\S+) is prepared/.exec(said)?.[1] ?? ''

describe('a fresh backend', () => {
  it('prints an address for the first manager, and listens on this machine alone', async () => {
    // Two lines of a process may come one after the other.
    await expect
      .poll(running.output, { timeout: 15_000 })
      .toMatch(/^Set it up at http:\/\/127\.0\.0\.1:\d+\/first\/[\w-]{43}$/m)
  })

  it('keeps a second one out of its folder', async () => {
    await expect(startBackend([...place(), '--port', '0'])).rejects.toThrow(/in use by another backend/)
  })

  it('takes the unattended commands while it runs, as often as they come', async () => {
    const said = [await setup(around.files.configuration), await setup(around.files.configuration)]
    const practice = practiceIn(said[0] ?? '')
    expect(practice).toBe(around.configuration.nextech.practiceId)
    expect(said[1]).toBe(said[0])
    const token = await runCommand([
      'station-token',
      ...place(),
      '--practice',
      practice,
      '--email',
      managerEmail,
    ])
    const answer = await fetch(`${running.url}/v1/requests/ext-bg/today`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'X-Protocol': '1' },
      body: '{"body":{}}',
    })
    const json = await answer.json()
    expect(json).toMatchObject({
      ok: true,
      value: { timeZone: around.configuration.practice.timeZone },
    })
  }, 120_000)

  it('writes a backup while it runs, and another folder with the same key takes it', async () => {
    await setup(around.files.configuration)
    const file = join(around.folder, 'practices.backup')
    expect(await runCommand(['backup', ...place(), '--to', file])).toMatch(/has \d+ rows/)
    await expect(runCommand(['restore', ...place(), '--from', file])).rejects.toThrow(/in use by another/)
    const other = join(around.folder, 'restored')
    const into = ['restore', '--data-dir', other, '--from', file]
    await expect(runCommand(into)).rejects.toThrow(/master\.key, the key to them, is missing/)
    copyFileSync(join(around.folder, 'master.key'), join(other, 'master.key'))
    expect(await runCommand(into)).toMatch(/^Practices restored: 1 .* as of 20/)
    await expect(runCommand(into)).rejects.toThrow(/empty database or folder/)
  }, 120_000)

  it('refuses a wrong file whole, naming every place, and repeats no secret', async () => {
    const file = join(around.folder, 'wrong.json')
    const configuration = JSON.parse(readFileSync(around.files.configuration, 'utf8'))
    configuration.nextech.password = 42
    configuration.practice.timeZone = 'Quirkelmann'
    writeFileSync(file, JSON.stringify(configuration))
    const refused = expect(setup(file)).rejects
    await refused.toThrow(/practice\.timeZone/)
    await expect(setup(file)).rejects.toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('Quirkelmann') }),
    )
  }, 60_000)

  it.each([
    [['station-token', '--practice', 'none', '--email', 'a@b.example'], /nobody with this e-mail/],
    [['station-token'], /--practice is missing/],
    [['nonsense'], /npm run backend/],
  ])('says what is wrong with %j', async (args, problem) => {
    await expect(runCommand([...args, ...place()])).rejects.toThrow(problem)
  })

  it('listens nowhere else without TLS', async () => {
    await expect(
      startBackend(['--data-dir', join(around.folder, 'other'), '--host', '0.0.0.0', '--port', '0']),
    ).rejects.toThrow(/without TLS/)
  }, 60_000)

  it('ends within its time at SIGTERM, with nothing cut off', async () => {
    const own = await startSurroundings(practiceForTests())
    onTestFinished(() => own.close())
    const backend = await startBackend(['--data-dir', own.folder, '--port', '0'])
    expect(await backend.stop()).toBe(0)
    expect(backend.output()).not.toMatch(/error/i)
  }, 60_000)
})
