import * as v from 'valibot'
import { parseJson, plain } from '../domain/http-text.ts'

/** How Azure answered a request for tokens. */
export type TokenReply =
  | { kind: 'tokens'; accessToken: string; refreshToken: string | null; lifeMs: number }
  | { kind: 'refused'; code: string; message: string }
  | { kind: 'unreachable'; message: string }

export interface TokenEndpoint {
  tokenUrl: string
  fetch: typeof fetch
  timeoutMs: number
}

/** Asks for tokens with a form (Nextech API 1.2). No failure is thrown. */
export async function requestTokens(
  { tokenUrl, fetch, timeoutMs }: TokenEndpoint,
  form: Record<string, string>,
): Promise<TokenReply> {
  try {
    const response = await fetch(tokenUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
      body: new URLSearchParams(form).toString(),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
    return tokenReplyOf(response.status, await response.text())
  } catch {
    return { kind: 'unreachable', message: 'The sign-in service cannot be reached.' }
  }
}

/** Azure v1 writes `expires_in` as a text (Nextech API 1.2). */
const GrantSchema = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  refresh_token: v.nullish(v.string()),
  expires_in: v.optional(v.fallback(v.pipe(v.unknown(), v.transform(Number), v.minValue(1)), 3600), 3600),
})

const RefusalSchema = v.object({
  error: v.pipe(v.string(), v.nonEmpty()),
  error_description: v.optional(v.fallback(v.string(), ''), ''),
  error_codes: v.optional(v.fallback(v.array(v.number()), []), []),
})

/** Errors of OAuth that say nothing of the account, whatever the status. */
const passing: readonly string[] = ['temporarily_unavailable', 'server_error']

const originRule =
  'Azure refuses sign-ins that name a browser extension as their origin: the rule that removes the Origin header is missing. Reload the extension, and report it if that does not help.'
const expiredLogin = 'The sign-in has expired or was withdrawn: sign in again.'
const secondFactor =
  'The account demands a second factor, which an API account cannot give: ask Nextech for an account without it.'

/** What to do about Azure's own error numbers (AADSTS…). */
const fixes: Record<number, string> = {
  50126: 'The user name or the password is wrong: check both and sign in again.',
  50034: 'Nextech knows no account of this user name: check it in the settings.',
  50053:
    'The account is locked after too many attempts: wait a while, or reset its password in the Azure portal.',
  50055:
    'The password has expired, as it does at the first sign-in: reset it in the Azure portal, then sign in with the new one.',
  50056: 'The account has no valid password: reset it in the Azure portal, then sign in with the new one.',
  50057: 'The account is disabled: ask Nextech to enable it.',
  50144: 'The password has expired: reset it in the Azure portal, then sign in with the new one.',
  50076: secondFactor,
  50079: secondFactor,
  50158: secondFactor,
  53003: 'A rule of the account forbids signing in from here: ask Nextech.',
  50173: expiredLogin,
  700082: expiredLogin,
  700084: expiredLogin,
  90023: originRule,
  9002326: originRule,
  9002327: originRule,
  500011: 'The resource in the settings is not one that Nextech offers: check it.',
  700016: 'The client id in the settings is not known to Nextech: check it.',
  7000218: 'This client id demands a client secret: ask Nextech for a client id of a public application.',
}

/** The same by Azure's `error`, for numbers that the table lacks. */
const fixesByError: Record<string, string> = {
  invalid_grant:
    'Azure refuses the user name or the password: check both, or reset the password in the Azure portal.',
  unauthorized_client: 'The client id in the settings may not sign in this way: check it, or ask Nextech.',
  invalid_client: 'Azure refuses the client id in the settings: check it, or ask Nextech.',
  invalid_resource: 'The resource in the settings is not one that Nextech offers: check it.',
  interaction_required: secondFactor,
}

/** Azure's answer to a token request as a value. Its own texts stay out: they may name the user (Nextech API 1.2). */
export function tokenReplyOf(status: number, body: string): TokenReply {
  const value = parseJson(body)
  const granted = v.safeParse(GrantSchema, value)
  if (status >= 200 && status < 300) {
    if (!granted.success)
      return { kind: 'unreachable', message: 'The sign-in service answered with something else than tokens.' }
    const { access_token, refresh_token, expires_in } = granted.output
    return {
      kind: 'tokens',
      accessToken: access_token,
      refreshToken: refresh_token || null,
      lifeMs: expires_in * 1000,
    }
  }
  const refusal = v.safeParse(RefusalSchema, value)
  const isBusy = refusal.success && passing.includes(refusal.output.error)
  if (status >= 500 || status === 429 || status === 408 || !refusal.success || isBusy)
    return { kind: 'unreachable', message: `The sign-in service is not available (${status}).` }
  return { kind: 'refused', code: refusal.output.error, message: sentenceOf(refusal.output) }
}

function sentenceOf(refusal: v.InferOutput<typeof RefusalSchema>): string {
  const named = [...refusal.error_description.matchAll(/AADSTS(\d+)/g)].map(([, digits]) => Number(digits))
  const numbers = [...refusal.error_codes, ...named]
  const known = numbers.map(number => fixes[number]).find(fix => fix !== undefined)
  const fix = known ?? fixesByError[refusal.error] ?? 'Azure refuses the sign-in: check the settings.'
  const code = numbers[0] === undefined ? refusal.error : `AADSTS${numbers[0]}`
  return `${fix} (${plain(code)})`
}
