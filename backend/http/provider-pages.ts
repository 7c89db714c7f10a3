import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { say } from '../../lib/words/backend-words.ts'
import { alert, layout } from './page-layout.ts'
import type { PeopleApp } from './people-app.ts'
import { keepSession, landingOf, ofHost } from './sign-in-pages.ts'
import { type Tries, whenceOf } from './whence.ts'

/** Holds the browser's part of a way in by the practice's own sign-in. */
const cookie = 'backend-provider'
const callbackPath = '/sign-in/callback'
const cookieSeconds = 600
const beginPath = '/sign-in/provider/:handle'
/** A handle as we make them: no other text is looked for. */
const handleForm = /^[\w-]+$/

/** Where a provider sends people back to. */
export const redirectUriAt = (publicUrl: string) => `${publicUrl}${callbackPath}`

/** `/sign-in/provider/…` and back: signing in by the practice's own sign-in (OpenID Connect). Whatever fails looks alike. */
export function providerRoutes(app: PeopleApp, tries: Tries): Hono {
  const pages = new Hono()
  for (const path of [beginPath, callbackPath] as const)
    pages.use(path, async (c, next) => {
      if (await tries.take(whenceOf(c, app.isBehindProxy).address)) return next()
      return c.html(failedPage(say('backend.sign-in.too-many')), 429)
    })
  pages.get(beginPath, async c => {
    const handle = c.req.param('handle')
    if (!handleForm.test(handle)) return c.notFound()
    const begun = await app.beginAtProvider(handle, landingOf(c.req.query('to')))
    if (begun === 'away') return c.html(failedPage(say('backend.provider.away')), 502)
    if (begun === 'refused') return c.html(failedPage(say('backend.provider.refused')), 403)
    setCookie(c, cookie, begun.browser, {
      httpOnly: true,
      // It has to come along when the provider sends the person back.
      sameSite: 'Lax',
      path: '/',
      maxAge: cookieSeconds,
      ...ofHost(app),
    })
    return c.redirect(begun.address)
  })
  pages.get(callbackPath, c => comeBack(app, c))
  return pages
}

async function comeBack(app: PeopleApp, c: Context): Promise<Response> {
  const way = { state: c.req.query('state') ?? '', browser: getCookie(c, cookie, ofHost(app).prefix) ?? '' }
  deleteCookie(c, cookie, { path: '/', ...ofHost(app) })
  const address = new URL(`${redirectUriAt(app.publicUrl())}${new URL(c.req.url).search}`)
  const outcome = await app.endAtProvider(way, address, whenceOf(c, app.isBehindProxy))
  if (outcome === 'away') return c.html(failedPage(say('backend.provider.away')), 502)
  if (outcome === 'refused') return c.html(failedPage(say('backend.provider.refused')), 403)
  keepSession(app, c, outcome.token)
  // Not a redirect: one that began at the provider would leave the cookie behind.
  return c.html(goOnPage(landingOf(outcome.landing)))
}

function failedPage(problem: string) {
  return layout(
    say('backend.sign-in'),
    html`${alert(problem)}<p><a href="/sign-in">${say('backend.sign-in')}</a></p>`,
  )
}

function goOnPage(to: string) {
  return layout(
    say('backend.sign-in'),
    html`<p><a href="${to}">${say('backend.provider.go-on')}</a></p><meta http-equiv="refresh" content="0;url=${to}">`,
  )
}
