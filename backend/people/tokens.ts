import { createHash, randomBytes, randomInt } from 'node:crypto'

/**
 * A token names its practice, so that it is looked for among that practice's rows alone; the rest of it is 256 bits of
 * chance, of which only a hash is kept.
 */
export function makeToken(practiceId: string): { token: string; hash: string } {
  const token = `${Buffer.from(practiceId).toString('base64url')}.${randomBytes(32).toString('base64url')}`
  return { token, hash: hashOf(token) }
}

/** The practice that a token names; undefined where the text is none. No database takes a NUL, and no practice has one. */
export function practiceOfToken(token: string): string | undefined {
  const named = /^([\w-]{1,400})\.[\w-]{43}$/.exec(token)?.[1]
  const practice = named === undefined ? undefined : Buffer.from(named, 'base64url').toString('utf8')
  return practice?.includes('\0') ? undefined : practice
}

/** A secret that names nothing. */
export function makeSecret(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

/** What is kept of a token. It has more chance in it than any guesser has time: a slow hash would add nothing. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Letters and figures that nobody mistakes for each other (RFC 8628, 6.1). */
const codeLetters = 'BCDFGHJKLMNPQRSTVWXZ'

/** A code that a person reads off one screen and types on another. */
export function makeCode(): string {
  const letters = Array.from({ length: 8 }, () => codeLetters[randomInt(codeLetters.length)])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/** A typed code as it was made, whatever its case, spaces and dashes. */
export function normalCode(typed: string): string {
  const letters = typed.toUpperCase().replaceAll(/[^A-Z]/g, '')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
