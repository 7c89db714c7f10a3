import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import type { Html } from './format.ts'
import { brandMark } from './icons.ts'
import { document } from './layout.ts'

export const shopLogin = { username: 'staff@practice.example', password: 'shop-manager' }

const cookieName = 'shop_manager_session'
const signInPath = '/login'

export interface Sessions {
  routes: Hono
  /** Sends everybody without a session to the sign-in page, as the real shop does: never a bare 401. */
  guard: MiddlewareHandler
}

export function createSessions(practiceName: string): Sessions {
  const open = new Set<string>()
  const routes = new Hono()
  routes.get(signInPath, c => c.html(signInPage(practiceName, nextPath(c.req.query('next')))))
  routes.post(signInPath, async c => {
    const form = await c.req.parseBody()
    const next = nextPath(form.next)
    if (!isStaff(form)) return c.html(signInPage(practiceName, next, 'Invalid sign-in or password.'), 200)
    const id = randomUUID()
    open.add(id)
    setCookie(c, cookieName, id, { httpOnly: true, sameSite: 'Lax', path: '/' })
    return c.redirect(next)
  })
  routes.get('/logout', c => {
    open.delete(getCookie(c, cookieName) ?? '')
    deleteCookie(c, cookieName, { path: '/' })
    return c.redirect(signInPath)
  })
  const guard: MiddlewareHandler = async (c, next) => {
    if (!open.has(getCookie(c, cookieName) ?? '')) return c.redirect(signInWithReturn(c))
    await next()
  }
  return { routes, guard }
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
