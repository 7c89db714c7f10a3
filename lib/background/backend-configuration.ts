import * as v from 'valibot'
import type { Failure } from '../backend-client/client.ts'
import {
  type KeptConfiguration,
  KeptConfigurationSchema,
  TakenConfigurationSchema,
} from '../contract/backend-api.ts'
import type { ConfigurationView } from '../contract/configuration-view.ts'
import { type SignInReport, SignInReportSchema } from '../contract/panel.ts'
import type { Configuration } from '../domain/configuration.ts'
import type { Result } from '../domain/result.ts'
import { say } from '../words/background-words.ts'
import { askHost } from './ask-host.ts'
import type { RemotePractice } from './remote-practice.ts'

type Remote = Pick<RemotePractice, 'client' | 'service'>

const path = '/v1/configuration'
/** Somebody else may change something meanwhile; so often in a row nobody does. */
const maxTries = 3

/** What of a view only the backend knows. */
export type SettingsThere = Pick<NonNullable<ConfigurationView>, 'cardTypes' | 'user' | 'lock'> & {
  /** Undefined where nobody can tell. */
  shops?: NonNullable<ConfigurationView>['shops']
  practice?: NonNullable<ConfigurationView>['practice']
}

/** What is set at the backend, as this person may see it: managers all but secrets, others what concerns them. */
export async function settingsThere({ client, service }: Remote): Promise<SettingsThere> {
  const reply = await client.send('GET', path)
  const kept = reply.ok ? v.safeParse(KeptConfigurationSchema, reply.value) : undefined
  if (kept?.success) {
    const { shops, policy, nextech, practice } = kept.output.configuration
    const bare = shops.map(({ rest: _rest, ...shop }) => shop)
    return { practice, shops: bare, cardTypes: policy.cardTypes, user: nextech.username, lock: null }
  }
  const nothing = { cardTypes: null, user: null }
  if (reply.ok || reply.error.code !== 'not-allowed') return { ...nothing, lock: 'away' }
  const told = await askHost(service, 'host-bg/configuration', {}).catch(() => undefined)
  return { ...nothing, ...told, lock: told ? 'role' : 'away' }
}

/**
 * Puts what is made of the backend's configuration in force there. Answers why it could not be, else null. What others
 * change meanwhile stays.
 */
export async function changeThere(
  { client }: Pick<Remote, 'client'>,
  make: (configuration: Configuration) => Result<Configuration, string>,
): Promise<string | null> {
  for (let tries = 1; tries <= maxTries; tries += 1) {
    const kept = await read(client)
    if (!kept.ok) return kept.error
    const { revision, configuration } = kept.value
    const changed = make(configuration)
    if (!changed.ok) return changed.error
    const reply = await client.send('PUT', path, { revision, configuration: changed.value })
    if (reply.ok) return v.is(TakenConfigurationSchema, reply.value) ? null : strangeAnswer()
    if (reply.error.code !== 'configuration-changed') return wordsFor(reply.error)
  }
  return say('configuration.overtaken')
}

/** Signs in to Nextech at the backend, where the password stays sealed. */
export async function signInThere(
  { client }: Pick<Remote, 'client'>,
  password: string,
): Promise<SignInReport> {
  const reply = await client.send('POST', '/v1/nextech/sign-in', { password })
  if (!reply.ok) return { state: 'unreachable', message: wordsFor(reply.error) }
  const report = v.safeParse(SignInReportSchema, reply.value)
  return report.success ? report.output : { state: 'unreachable', message: strangeAnswer() }
}

async function read(client: Remote['client']): Promise<Result<KeptConfiguration, string>> {
  const reply = await client.send('GET', path)
  if (!reply.ok) return { ok: false, error: wordsFor(reply.error) }
  const kept = v.safeParse(KeptConfigurationSchema, reply.value)
  return kept.success ? { ok: true, value: kept.output } : { ok: false, error: strangeAnswer() }
}

function wordsFor({ trouble, code, message }: Failure): string {
  if (trouble !== null) return `${say(`reason.${trouble}.cause`)} ${say(`reason.${trouble}.fix`)}`
  return code === 'not-allowed' ? say('configuration.manager') : message
}

/** A configuration with settings that this version does not know. */
function strangeAnswer(): string {
  return `${say('reason.extension-older.cause')} ${say('reason.extension-older.fix')}`
}
