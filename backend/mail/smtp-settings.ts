import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { isLoopback } from '../http/listen.ts'

/** The mail server by which the backend sends, and as who. */
export interface SmtpSettings {
  host: string
  port: number
  /** TLS from the first byte on; else it is demanded by STARTTLS, but for this machine itself. */
  isSecure: boolean
  isThisMachine: boolean
  login: { user: string; pass: string } | undefined
  from: string
}

/** What the environment says of it. */
export interface SmtpEnvironment {
  url?: string | undefined
  urlFile?: string | undefined
  from?: string | undefined
}

/** Settings of mail that cannot be used; its message repeats nothing of them. */
export class BadSmtpSettings extends Error {}

const AddressSchema = v.pipe(v.string(), v.maxLength(254), v.email())

/** Reads the mail server's address, from its file where it is in one. Undefined where there is none: nothing is mailed then. */
export function readSmtpSettings({ url, urlFile, from }: SmtpEnvironment): SmtpSettings | undefined {
  if (url && urlFile) throw new BadSmtpSettings('Give SMTP_URL or SMTP_URL_FILE, not both.')
  const address = url || (urlFile && readFileSync(urlFile, 'utf8').trim())
  if (!address) return undefined
  const parsed = URL.parse(address)
  if (!parsed || parsed.hostname === '' || !/^smtps?:$/.test(parsed.protocol) || isMore(parsed))
    throw new BadSmtpSettings(
      'SMTP_URL is no address such as smtps://user:password@mail.example.com or smtp://mail.example.com:587. Write @ : / and # of a password as %40 %3A %2F and %23.',
    )
  if (!v.is(AddressSchema, from))
    throw new BadSmtpSettings('MAIL_FROM is missing, or is no e-mail address: summaries are sent as it.')
  const isSecure = parsed.protocol === 'smtps:'
  const host = parsed.hostname.replace(/^\[|\]$/g, '')
  const login =
    parsed.username === '' ? undefined : { user: decoded(parsed.username), pass: decoded(parsed.password) }
  return {
    host,
    port: Number(parsed.port) || (isSecure ? 465 : 587),
    isSecure,
    isThisMachine: isLoopback(host),
    login,
    from,
  }
}

/** A query would set what must not be set from outside, as that certificates are not checked. */
function isMore({ pathname, search, hash }: URL): boolean {
  return !['', '/'].includes(pathname) || search !== '' || hash !== ''
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new BadSmtpSettings(
      'SMTP_URL has a % in user or password that stands for nothing: write it as %25.',
    )
  }
}
