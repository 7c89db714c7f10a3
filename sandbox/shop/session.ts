import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Context, MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import type { Html } from './format.ts'
import { brandMark } from './icons.ts'
import { document } from './layout.ts'
import { showMessages, type Visit } from './session-messages.ts'
import { type SessionLock, SessionState } from './session-state.ts'

export const shopLogin = { username: 'staff@practice.example', password: 'shop-manager' }

const cookieName = 'shop_manager_session'
const signInPath = '/login'

export interface Sessions {
  routes: Hono
  /** Sends everybody without a session to the sign-in page, as the real shop does: never a bare 401. */
  guard: MiddlewareHandler
  /** Keeps a message for the next page that is made for who asks. */
  say: (c: Context, text: string) => void
  /** All that was asked for with a session. */
  visits: Visit[]
}

export interface SessionOptions {
  lock?: SessionLock | undefined
  /** How long a page takes, while no other of its session is made. */
  delayMs?: number | undefined
}

export function createSessions(practiceName: string, options: SessionOptions = {}): Sessions {
  const { lock = 'in-order', delayMs = 0 } = options
  const open = new Map<string, SessionState>()
  const visits: Visit[] = []
  const stateOf = (c: Context) => open.get(getCookie(c, cookieName) ?? '')
  const routes = new Hono()
  routes.get(signInPath, c => c.html(signInPage(practiceName, nextPath(c.req.query('next')))))
  routes.post(signInPath, async c => {
    const form = await c.req.parseBody()
    const next = nextPath(form.next)
    if (!isStaff(form)) return c.html(signInPage(practiceName, next, 'Invalid sign-in or password.'), 200)
    const id = randomUUID()
    open.set(id, new SessionState(lock))
    setCookie(c, cookieName, id, { httpOnly: true, sameSite: 'Lax', path: '/' })
    return c.redirect(next)
  })
  routes.get('/logout', c => {
    open.delete(getCookie(c, cookieName) ?? '')
    deleteCookie(c, cookieName, { path: '/' })
    return c.redirect(signInPath)
  })
  const guard: MiddlewareHandler = async (c, next) => {
    const state = stateOf(c)
    if (!state) return c.redirect(signInWithReturn(c))
    const { method, path } = c.req
    const visit = {
      method,
      path,
      dest: c.req.header('sec-fetch-dest') ?? '',
      messages: [],
      isDone: false,
    }
    visits.push(visit)
    await state.turn(method !== 'GET', async () => {
      if (delayMs > 0) await pause(delayMs)
      await showMessages(state, visit)(c, next)
    })
    visit.isDone = true
  }
  return { routes, guard, say: (c, text) => stateOf(c)?.say(text), visits }
}

function isStaff(form: Record<string, unknown>): boolean {
  return form.username === shopLogin.username && form.password === shopLogin.password
}

function signInWithReturn(c: Context): string {
  const { pathname, search } = new URL(c.req.url)
  return `${signInPath}?next=${encodeURIComponent(pathname + search)}`
}

/** Only a path of this very shop: a foreign address in `next` would make the form an open redirect. */
function nextPath(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : '/'
}

function signInPage(practiceName: string, next: string, problem?: string): Html {
  return document(
    'Sign in',
    html`<main class="sign-in">
  <form class="sign-in-card" method="post" action="${signInPath}">
    <div class="sign-in-brand">${brandMark}<div><strong>Shop Manager</strong><span>${practiceName}</span></div></div>
    <h1>Sign in to your store</h1>
    ${problem && html`<p class="alert" role="alert">${problem}</p>`}
    <input type="hidden" name="next" value="${next}">
    <label for="username">Email</label>
    <input id="username" name="username" type="email" autocomplete="username" value="${shopLogin.username}" required>
    <label for="password">Password</label>
    <input id="password" name="password" type="password" autocomplete="current-password" value="${shopLogin.password}" required>
    <button class="button button-primary" type="submit">Sign in</button>
    <p class="sign-in-hint">Sandbox store: this sign-in is already filled in.</p>
  </form>
  <p class="sign-in-foot">DermPRO Shop Manager</p>
</main>`,
  )
}
