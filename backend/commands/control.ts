import { chmodSync, rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { join } from 'node:path'
import * as v from 'valibot'
import { backUp } from '../backup/back-up.ts'
import { dailyMail } from './daily-mail.ts'
import { deletePractice } from './delete-practice.ts'
import { mailTest } from './mail-test.ts'
import type { OpenBackend } from './open-backend.ts'
import { setProvider } from './provider.ts'
import { revoke, sessionLines } from './revoke.ts'
import { setup } from './setup.ts'
import { stationToken } from './station-token.ts'

/** A command that ends by itself. */
const AdminCommandSchema = v.variant('name', [
  v.object({
    name: v.literal('setup'),
    configuration: v.string(),
    managerEmail: v.string(),
    managerPasswordFile: v.string(),
  }),
  v.object({ name: v.literal('station-token'), practice: v.string(), email: v.string() }),
  v.object({ name: v.literal('sessions'), practice: v.string(), email: v.optional(v.string()) }),
  v.object({
    name: v.literal('revoke'),
    practice: v.string(),
    session: v.optional(v.string()),
    email: v.optional(v.string()),
    withPasskeys: v.optional(v.boolean()),
  }),
  v.object({
    name: v.literal('provider'),
    practice: v.string(),
    issuer: v.optional(v.string()),
    clientId: v.optional(v.string()),
    clientSecretFile: v.optional(v.string()),
    label: v.optional(v.string()),
    trustsEmail: v.optional(v.boolean()),
  }),
  v.object({
    name: v.literal('daily-mail'),
    practice: v.string(),
    isOff: v.optional(v.boolean()),
    setting: v.optional(
      v.object({ recipients: v.string(), at: v.string(), covers: v.string(), language: v.string() }),
    ),
  }),
  v.object({ name: v.literal('mail-test'), practice: v.string(), to: v.optional(v.string()) }),
  v.object({ name: v.literal('backup'), to: v.string() }),
  v.object({ name: v.literal('delete-practice'), practice: v.string(), confirm: v.string() }),
])
export type AdminCommand = v.InferOutput<typeof AdminCommandSchema>

const OutcomeSchema = v.object({ ok: v.boolean(), text: v.string() })
type Outcome = v.InferOutput<typeof OutcomeSchema>

const maxChars = 10_000

/** Runs a command; answers what is to be printed. */
export async function runAdmin(backend: OpenBackend, command: AdminCommand): Promise<string> {
  switch (command.name) {
    case 'setup':
      return `Practice ${await setup(backend, command)} is prepared.`
    case 'station-token':
      return stationToken(backend, command)
    case 'sessions':
      return sessionLines(backend, command)
    case 'revoke':
      return revoke(backend, command)
    case 'provider':
      return setProvider(backend, command)
    case 'daily-mail':
      return dailyMail(backend, command)
    case 'mail-test':
      return mailTest(backend, command)
    case 'backup':
      return saidOfBackup(command.to, await backUp(backend.db, command.to))
    case 'delete-practice':
      await deletePractice(backend.db, command)
      return `Practice ${command.practice} is deleted. Backups that were made before still have it.`
  }
}

const saidOfBackup = (file: string, rows: number) =>
  `${file} has ${rows} rows. It names patients: keep it where only you may read it. The master key is not in it: keep that elsewhere.`

/** Where a running backend takes commands of its own user: the embedded database has one process, and that is the running one. */
const socketIn = (dataDir: string) => join(dataDir, 'control.sock')

/** Takes commands until it is closed. Only the user that runs the backend may open the socket. */
export async function listenForCommands(
  backend: OpenBackend,
  dataDir: string,
): Promise<{ close(): Promise<void> }> {
  const path = socketIn(dataDir)
  rmSync(path, { force: true })
  const server = createServer(async (asked, answer) => {
    answer.end(JSON.stringify(await outcomeOf(backend, asked)))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  chmodSync(path, 0o600)
  return { close: () => new Promise(done => server.close(() => done())) }
}

async function outcomeOf(backend: OpenBackend, asked: AsyncIterable<unknown>): Promise<Outcome> {
  try {
    let text = ''
    for await (const part of asked) {
      text += String(part)
      if (text.length > maxChars) throw new Error('The command is too long.')
    }
    return { ok: true, text: await runAdmin(backend, v.parse(AdminCommandSchema, JSON.parse(text))) }
  } catch (error) {
    return { ok: false, text: error instanceof Error ? error.message : 'The command failed.' }
  }
}

/** Has the backend that runs on this folder run the command. Throws where it refuses, or none answers. */
export async function askRunning(dataDir: string, command: AdminCommand): Promise<string> {
  const text = await new Promise<string>((resolve, reject) => {
    const sent = request({ socketPath: socketIn(dataDir), method: 'POST', path: '/' }, answer => {
      let said = ''
      answer.setEncoding('utf8')
      answer.on('data', part => {
        said += part
      })
      answer.on('end', () => resolve(said))
    })
    sent.on('error', reject)
    sent.end(JSON.stringify(command))
  })
  const outcome = v.parse(OutcomeSchema, JSON.parse(text))
  if (!outcome.ok) throw new Error(outcome.text)
  return outcome.text
}
