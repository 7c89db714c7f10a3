import { createHash, randomBytes } from 'node:crypto'

/**
 * A token names its practice, so that it is looked for among that practice's rows alone; the rest of it is 256 bits of
 * chance, of which only a hash is kept.
 */
export function makeToken(practiceId: string): { token: string; hash: string } {
  const token = `${Buffer.from(practiceId).toString('base64url')}.${randomBytes(32).toString('base64url')}`
  return { token, hash: hashOf(token) }
}

/** The practice that a token names; undefined where the text is none. */
export function practiceOfToken(token: string): string | undefined {
  const practice = /^([\w-]{1,400})\.[\w-]{43}$/.exec(token)?.[1]
  return practice === undefined ? undefined : Buffer.from(practice, 'base64url').toString('utf8')
}

/** What is kept of a token. It has more chance in it than any guesser has time: a slow hash would add nothing. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
