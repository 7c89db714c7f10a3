import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { DatabasePlace, MemoryPlace } from '../database/open-database.ts'
import type { ListenOptions } from '../http/listen.ts'
import type { TypedMailSetting } from '../mail/mail-setting.ts'
import type { SmtpEnvironment } from '../mail/smtp-settings.ts'

/** What a command line and the environment say. */
export type Command =
  | { name: 'serve'; common: CommonOptions; listen: ListenOptions; role: ProcessRole }
  | {
      name: 'setup'
      common: CommonOptions
      configuration: string
      managerEmail: string
      managerPasswordFile: string
    }
  | { name: 'station-token'; common: CommonOptions; practice: string; email: string }
  | { name: 'sessions'; common: CommonOptions; practice: string; email?: string }
  /** One of them, all of a person, or all. */
  | {
      name: 'revoke'
      common: CommonOptions
      practice: string
      session?: string
      email?: string
      withPasskeys?: boolean
    }
  /** Without an issuer it is taken away. */
  | {
      name: 'provider'
      common: CommonOptions
      practice: string
      issuer?: string
      clientId?: string
      clientSecretFile?: string
      label?: string
      trustsEmail?: boolean
    }
  /** Without recipients it says what is in force; `isOff` has nothing mailed any more. */
  | {
      name: 'daily-mail'
      common: CommonOptions
      practice: string
      isOff?: boolean
      setting?: TypedMailSetting
    }
  | { name: 'mail-test'; common: CommonOptions; practice: string; to?: string }
  | { name: 'backup'; common: CommonOptions; to: string }
  | { name: 'delete-practice'; common: CommonOptions; practice: string; confirm: string }
  | { name: 'restore'; common: CommonOptions; from: string }

/** Which part of the work this process does. */
export type ProcessRole = 'all' | 'api' | 'worker'

export interface CommonOptions {
  dataDir: string
  database: Exclude<DatabasePlace, MemoryPlace>
  /** Master keys given in the environment; otherwise they are in a file. */
  masterKeys: string | undefined
  masterKeyFile: string
  /** The mail server by which summaries leave. */
  smtp: SmtpEnvironment
}

/** A command line that asks for something there is not; its message says what there is. */
export class BadCommand extends Error {}

export const usage = `npm run backend                                  starts the backend (--data-dir DIR, --port N, --host ADDRESS)
npm run backend -- setup --configuration FILE --manager-email E --manager-password-file F
                                                 prepares a practice, or changes it; may be repeated
npm run backend -- station-token --practice ID --email E
                                                 prints a token for a station of that person
npm run backend -- sessions --practice ID [--email E]
                                                 lists sign-ins and stations
npm run backend -- revoke --practice ID (--session ID | (--email E | --everybody yes) [--passkeys yes])
                                                 ends one of them, all of a person, or all; with their passkeys
npm run backend -- provider --practice ID --issuer URL --client-id ID [--client-secret-file F] [--label NAME]
                            [--trust-email yes]
                                                 has its people sign in by the practice's own OpenID provider
npm run backend -- provider --practice ID --off yes
                                                 takes that away
npm run backend -- daily-mail --practice ID [--to A,B --at HH:MM [--covers same-day] [--language es] | --off yes]
                                                 has each day's summary mailed, or says what is in force
npm run backend -- mail-test --practice ID [--to A]
                                                 mails the summary of yesterday now, as a test
npm run backend -- backup --to FILE              writes all practices to a file, also while the backend runs
npm run backend -- restore --from FILE           brings a backup into an empty folder or database
npm run backend -- delete-practice --practice ID --confirm NAME
                                                 deletes a practice with all that is its own
Environment: DATABASE_URL, ROLE (api, worker), MASTER_KEY_FILE or MASTER_KEY, TLS_CERT_FILE and TLS_KEY_FILE,
BEHIND_TLS_PROXY=1, PUBLIC_URL, INNER_SHOP_HOSTS, SMTP_URL or SMTP_URL_FILE, MAIL_FROM. docs/backend.md explains them.`

const options = {
  'data-dir': { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  configuration: { type: 'string' },
  'manager-email': { type: 'string' },
  'manager-password-file': { type: 'string' },
  practice: { type: 'string' },
  email: { type: 'string' },
  session: { type: 'string' },
  everybody: { type: 'string' },
  passkeys: { type: 'string' },
  issuer: { type: 'string' },
  'client-id': { type: 'string' },
  'client-secret-file': { type: 'string' },
  label: { type: 'string' },
  'trust-email': { type: 'string' },
  off: { type: 'string' },
  confirm: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  at: { type: 'string' },
  covers: { type: 'string' },
  language: { type: 'string' },
} as const

type Values = Partial<Record<keyof typeof options, string>>
type Environment = Readonly<Record<string, string | undefined>>

/** Reads a command line. Throws `BadCommand`. */
export function readCommand(args: readonly string[], env: Environment): Command {
  const { values, positionals } = parsedArguments(args)
  const common = commonOptions(values, env)
  const [name = 'serve', ...more] = positionals
  if (more.length > 0) throw new BadCommand(usage)
  const must = (option: keyof Values) => {
    const value = values[option]
    if (value === undefined || value === '') throw new BadCommand(`--${option} is missing.\n${usage}`)
    return value
  }
  switch (name) {
    case 'serve':
      return { name, common, listen: listenOptions(values, env), role: roleIn(env) }
    case 'setup':
      return {
        name,
        common,
        configuration: resolve(must('configuration')),
        managerEmail: must('manager-email'),
        managerPasswordFile: resolve(must('manager-password-file')),
      }
    case 'station-token':
      return { name, common, practice: must('practice'), email: must('email') }
    case 'sessions':
      return { name, common, practice: must('practice'), ...(values.email && { email: values.email }) }
    case 'revoke':
      return { name, common, practice: must('practice'), ...whatToRevoke(values) }
    case 'provider':
      if (values.off === 'yes' && values.issuer === undefined)
        return { name, common, practice: must('practice') }
      return {
        ...{ name, common, practice: must('practice'), issuer: must('issuer'), clientId: must('client-id') },
        ...(values['client-secret-file'] && { clientSecretFile: resolve(values['client-secret-file']) }),
        ...(values.label && { label: values.label }),
        ...(values['trust-email'] === 'yes' && { trustsEmail: true }),
      }
    case 'daily-mail':
      return { name, common, practice: must('practice'), ...dailyMail(values, must) }
    case 'mail-test':
      return { name, common, practice: must('practice'), ...(values.to && { to: values.to }) }
    case 'backup':
      return { name, common, to: resolve(must('to')) }
    case 'delete-practice':
      return { name, common, practice: must('practice'), confirm: must('confirm') }
    case 'restore':
      return { name, common, from: resolve(must('from')) }
    default:
      throw new BadCommand(usage)
  }
}

/** Nothing of it asks what is in force; the rest is checked where it is saved. */
function dailyMail(
  { to, at, covers = 'day-before', language = 'en', off }: Values,
  must: (option: keyof Values) => string,
): { isOff?: true; setting?: TypedMailSetting } {
  if (off === 'yes') return { isOff: true }
  if (to === undefined && at === undefined) return {}
  return { setting: { recipients: must('to'), at: must('at'), covers, language } }
}

/** Exactly one of three: all of a practice is never meant by leaving something out. */
function whatToRevoke({ session, email, everybody, passkeys }: Values): {
  session?: string
  email?: string
  withPasskeys?: boolean
} {
  const isEverybody = everybody === 'yes'
  if (
    [session, email, everybody].filter(each => each !== undefined && each !== '').length !== 1 ||
    (everybody !== undefined && !isEverybody) ||
    (passkeys !== undefined && (passkeys !== 'yes' || session !== undefined))
  )
    throw new BadCommand(`revoke takes one of --session, --email and --everybody yes.\n${usage}`)
  return { ...(session && { session }), ...(email && { email }), ...(passkeys && { withPasskeys: true }) }
}

function parsedArguments(args: readonly string[]): { values: Values; positionals: string[] } {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch {
    throw new BadCommand(usage)
  }
}

function commonOptions(values: Values, env: Environment): CommonOptions {
  const dataDir = resolve(values['data-dir'] ?? 'backend-data')
  const { DATABASE_URL: url, MASTER_KEY: masterKeys, MASTER_KEY_FILE: keyFile } = env
  // Never quoted: a password may be in it.
  if (url && !/^postgres(ql)?:\/\/[^/]/.test(url))
    throw new BadCommand(
      'DATABASE_URL must be the address of a PostgreSQL: postgres://role:password@host:5432/name. Without it the backend has a database of its own.',
    )
  return {
    dataDir,
    database: url ? { url } : { folder: dataDir },
    masterKeys: masterKeys || undefined,
    masterKeyFile: keyFile ? resolve(keyFile) : join(dataDir, 'master.key'),
    smtp: { url: env.SMTP_URL, urlFile: env.SMTP_URL_FILE, from: env.MAIL_FROM },
  }
}

function listenOptions(values: Values, env: Environment): ListenOptions {
  const { TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile, PUBLIC_URL: publicUrl } = env
  if ((certFile ? 1 : 0) !== (keyFile ? 1 : 0))
    throw new BadCommand('TLS_CERT_FILE and TLS_KEY_FILE belong together: give both, or none.')
  if (publicUrl && !isOrigin(publicUrl))
    throw new BadCommand(
      'PUBLIC_URL is no address of a server: it is as https://sync.example.com, without a user and a path.',
    )
  return {
    host: values.host ?? '127.0.0.1',
    port: portIn(values.port ?? '8787'),
    behindTlsProxy: env.BEHIND_TLS_PROXY === '1',
    ...(certFile && keyFile && { tls: { certFile: resolve(certFile), keyFile: resolve(keyFile) } }),
    ...(publicUrl && { publicUrl }),
  }
}

/** People are sent to pages under it, and it is printed: a path would lead nowhere, and a password would be told. */
function isOrigin(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
}

function portIn(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new BadCommand('--port takes a number up to 65535.')
  return port
}

function roleIn({ ROLE: role = '' }: Environment): ProcessRole {
  if (role === '') return 'all'
  if (role === 'api' || role === 'worker') return role
  throw new BadCommand('ROLE is api or worker; without it one process does both.')
}
