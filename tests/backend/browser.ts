import { expect } from 'vitest'

type Fields = Record<string, string | Blob>

/** What came back, as a browser without scripts sees it. */
export interface Page {
  status: number
  text: string
  to: string | null
  headers: Headers
}

/** A browser without scripts at the pages of a backend. It follows nothing by itself. */
export function browserAt(
  url: string,
  userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
  /** Headers of each request, as a proxy adds them. */
  always: () => Record<string, string> = () => ({}),
) {
  const pageOf = async (answer: Response): Promise<Page> => ({
    status: answer.status,
    text: await answer.text(),
    to: answer.headers.get('location'),
    headers: answer.headers,
  })
  const headersOf = (cookie: string, more: Record<string, string>) => ({
    'User-Agent': userAgent,
    ...(cookie !== '' && { cookie }),
    ...always(),
    ...more,
  })

  async function open(path: string, cookie = '', more: Record<string, string> = {}): Promise<Page> {
    return pageOf(await fetch(url + path, { headers: headersOf(cookie, more), redirect: 'manual' }))
  }

  /** A form as a browser sends it from one of the backend's own pages. */
  async function send(path: string, fields: Fields, cookie = '', more: Record<string, string> = {}) {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    const headers = headersOf(cookie, { Origin: url, ...more })
    return pageOf(await fetch(url + path, { method: 'POST', body, headers, redirect: 'manual' }))
  }

  /** Signs in; answers the cookie. */
  async function signIn(email: string, password: string, more: Record<string, string> = {}): Promise<string> {
    const { headers, status } = await send('/sign-in', { email, password }, '', more)
    expect(status).toBe(302)
    return headers.get('set-cookie')?.split(';')[0] ?? ''
  }

  return { open, send, signIn }
}
