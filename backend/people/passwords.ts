import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** OWASP's setting of scrypt: 128 MB and about a tenth of a second. Kept with each hash, so that it may be raised. */
const cost = { N: 2 ** 17, r: 8, p: 1 }
const keyBytes = 32
export const minPasswordLength = 12
export const maxPasswordLength = 200

/** What is kept of a password. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/** Whether this is the password. The same time passes where nobody has one. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [kind, N, r, p, salt, key] = (kept ?? '').split('$')
  if (kind !== 'scrypt' || salt === undefined || key === undefined) {
    await derive(password, randomBytes(16), cost)
    return false
  }
  const expected = Buffer.from(key, 'base64url')
  const found = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  })
  return expected.length === found.length && timingSafeEqual(expected, found)
}

let last: Promise<unknown> = Promise.resolve()

/** One at a time: each takes its memory, and many who guess at once are no quicker. */
function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  const work = () =>
    new Promise<Buffer>((resolve, reject) => {
      const options = { N, r, p, maxmem: 256 * 1024 * 1024 }
      scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) =>
        error ? reject(error) : resolve(key),
      )
    })
  const turn = last.then(work, work)
  last = turn.catch(() => undefined)
  return turn
}
