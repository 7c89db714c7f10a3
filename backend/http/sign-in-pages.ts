import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import * as v from 'valibot'
import { say } from '../../lib/words/backend-words.ts'
import { alert, field, form, layout, text } from './page-layout.ts'
import { passkeyButton, passkeysHere } from './passkey-button.ts'
import type { PeopleApp } from './people-app.ts'
import { limitTries, type Tries, whenceOf } from './whence.ts'

/** The cookie that holds the token of a sign-in. */
const sessionCookie = 'backend-session'

/** `/sign-in`: by e-mail address and password. */
export function signInRoutes(app: PeopleApp, tries: Tries): Hono {
  const pages = new Hono()
  pages.use(
    '/sign-in',
    limitTries(app, tries, async c =>
      c.html(signInPage({ ...(await waysIn(app, c)), problem: say('backend.sign-in.too-many') }), 429),
    ),
  )
  pages.get('/sign-in', async c => c.html(signInPage({ ...(await waysIn(app, c)), to: c.req.query('to') })))
  pages.post('/sign-in', async c => {
    const { email, password, to } = await form(c, { email: text, password: text, to: v.optional(text) })
    const outcome = await app.signIn({ email, password }, whenceOf(c, app.isBehindProxy))
    if (outcome.kind !== 'signed-in') {
      const ways = await waysIn(app, c)
      return c.html(signInPage({ ...ways, problem: say('backend.sign-in.refused'), to }), 403)
    }
    keepSession(app, c, outcome.token)
    return c.redirect(landingOf(to))
  })
  return pages
}

/** How a person may sign in here besides a password. */
async function waysIn(app: PeopleApp, c: Context) {
  return { provider: await app.providerOnPage(), hasPasskeys: passkeysHere(app, c).isHere }
}

/** Where a person goes who has signed in: only to pages that are named here. */
export const landingOf = (to: string | undefined) => (to === '/device' ? '/device' : '/stations')

/** The browser keeps the sign-in's token until it is closed, out of reach of scripts and other sites. */
export function keepSession(app: PeopleApp, c: Context, token: string): void {
  setCookie(c, sessionCookie, token, { httpOnly: true, sameSite: 'Strict', path: '/', ...ofHost(app) })
}

/** The token of the sign-in that a browser has. */
export function keptSession(app: PeopleApp, c: Context): string | undefined {
  return getCookie(c, sessionCookie, ofHost(app).prefix)
}

export function forgetSession(app: PeopleApp, c: Context): void {
  deleteCookie(c, sessionCookie, { path: '/', ...ofHost(app) })
}

/**
 * Over TLS a cookie is of this very host: a neighbour in the same domain can put none of its own in its place, by which
 * somebody would connect a station with another practice. On this machine alone it is a plain one.
 */
export function ofHost(app: Pick<PeopleApp, 'publicUrl'>): { secure: boolean; prefix?: 'host' } {
  return app.publicUrl().startsWith('https:') ? { secure: true, prefix: 'host' } : { secure: false }
}

interface Shown {
  problem?: string
  to?: string | undefined
  provider?: { handle: string; name: string } | undefined
  hasPasskeys: boolean
}

function signInPage({ problem, to, provider, hasPasskeys }: Shown) {
  const isForDevice = landingOf(to) === '/device'
  const way = provider && `/sign-in/provider/${provider.handle}${isForDevice ? '?to=/device' : ''}`
  return layout(
    say('backend.sign-in'),
    html`${alert(problem)}<form method="post" action="/sign-in">
${field(say('backend.email'), 'email', 'email', 'username')}
${field(say('backend.password'), 'password', 'password', 'current-password')}
${isForDevice ? html`<input type="hidden" name="to" value="/device">` : ''}
<button>${say('backend.sign-in')}</button></form>
${provider ? html`<p><a href="${way}">${say('backend.provider.sign-in', { name: provider.name })}</a></p>` : ''}
${hasPasskeys ? passkeyButton('ask', '/sign-in/passkey', say('backend.passkey.sign-in'), landingOf(to)) : ''}`,
  )
}
