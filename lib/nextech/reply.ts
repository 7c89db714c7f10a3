import { askedWait } from '../domain/http-text.ts'
import type { Answered, Reply } from './classify.ts'

/** Why no answer came, in words without the address, which may hold personal data. */
export function silence(error: unknown): Reply {
  const isSlow = error instanceof Error && ['TimeoutError', 'AbortError'].includes(error.name)
  return isSlow
    ? { kind: 'silent', message: 'No answer came in time.', isSlow }
    : { kind: 'silent', message: 'Nextech cannot be reached.' }
}

/** What came back, read to its end. */
export async function answered(response: Response, now: number): Promise<Answered> {
  const retryAfterMs = askedWait(response.headers, now)
  return {
    kind: 'answered',
    status: response.status,
    body: await response.text().catch(() => null),
    location: response.headers.get('Location'),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}
