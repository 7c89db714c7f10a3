import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import * as v from 'valibot'
import { say } from '../../lib/words/backend-words.ts'
import type { Person } from '../people/people.ts'
import { invitationRoutes } from './invitation-pages.ts'
import { alert, field, layout } from './page-layout.ts'
import type { PeopleApp } from './people-app.ts'
import { Refused } from './replies.ts'

interface PageEnv {
  Variables: { person: Person }
}

const cookie = 'backend-session'
const text = v.pipe(v.string(), v.maxLength(300))

/** Pages for everybody, and those for a person who is signed in. */
const openPaths = ['/sign-in', '/first/*', '/invited/*']
const closedPaths = ['/', '/device', '/stations', '/stations/*', '/people/*', '/moving/*', '/sign-out']

/** The backend's own pages: being let in, signing in, connecting stations. No script runs in them. */
export function pageRoutes(app: PeopleApp): Hono<PageEnv> {
  const pages = new Hono<PageEnv>()
  for (const path of [...openPaths, ...closedPaths])
    pages.use(path, async (c, next) => {
      if (c.req.method !== 'GET' && !isOwnForm(c))
        throw new Refused(403, 'other-origin', say('backend.refused.origin'))
      await next()
    })
  pages.route('/', invitationRoutes(app))
  pages.get('/sign-in', c => c.html(signInPage(undefined, c.req.query('to'))))
  pages.post('/sign-in', c => signIn(app, c))
  for (const path of closedPaths)
    pages.use(path, async (c, next) => {
      const token = getCookie(c, cookie)
      const person = token === undefined ? undefined : await app.personOfSession(token)
      if (!person) return c.redirect(`/sign-in?to=${encodeURIComponent(c.req.path)}`)
      c.set('person', person)
      return app.actAs(person, next)
    })
  addSignedIn(pages, app)
  return pages
}

function addSignedIn(pages: Hono<PageEnv>, app: PeopleApp): void {
  pages.get('/', c => c.redirect('/stations'))
  pages.post('/sign-out', async c => {
    await app.endSession(getCookie(c, cookie) ?? '')
    deleteCookie(c, cookie)
    return c.redirect('/sign-in')
  })
  pages.get('/device', c => c.html(devicePage(undefined)))
  pages.post('/device', async c => {
    const { code } = await form(c, { code: text })
    const station = await app.approvePairing(c.get('person'), code)
    const said =
      station === undefined ? say('backend.device.unknown') : say('backend.device.connected', { station })
    return c.html(devicePage(said), station === undefined ? 404 : 200)
  })
  pages.get('/stations', async c => {
    const person = c.get('person')
    const notice = movedNotice(person, await app.movedTo(person))
    return c.html(stationsPage(person, await app.stations(person), notice))
  })
  pages.post('/moving/take-over', async c => {
    mustManage(c.get('person'))
    await app.takeOver(c.get('person'))
    return c.redirect('/stations')
  })
  pages.post('/stations/revoke', async c => {
    const { id } = await form(c, { id: text })
    await app.revoke(c.get('person'), id)
    return c.redirect('/stations')
  })
  pages.post('/people/invite', async c => {
    const person = c.get('person')
    mustManage(person)
    const { email, role } = await form(c, {
      email: v.pipe(text, v.email()),
      role: v.picklist(['staff', 'manager']),
    })
    const address = `${app.publicUrl()}/invited/${await app.invite(person, email, role)}`
    const said = html`<p>${say('backend.people.invited', { email })}</p><p><code>${address}</code></p>`
    return c.html(layout(say('backend.people.invite'), said))
  })
}

function mustManage({ role }: Person): void {
  if (role !== 'manager') throw new Refused(403, 'not-allowed', 'Only a manager may do this.')
}

async function signIn(app: PeopleApp, c: Context): Promise<Response> {
  const { email, password, to } = await form(c, { email: text, password: text, to: v.optional(text) })
  const outcome = await app.signIn(email, password)
  if (outcome.kind !== 'signed-in') return c.html(signInPage(say('backend.sign-in.refused'), to), 403)
  setCookie(c, cookie, outcome.token, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: app.publicUrl().startsWith('https:'),
    path: '/',
  })
  return c.redirect(to === '/device' ? '/device' : '/stations')
}

/** A form of ours: a browser says from which page it was sent, and no other page may have sent it. */
function isOwnForm(c: Context): boolean {
  const origin = c.req.header('Origin')
  return origin !== undefined && URL.parse(origin)?.host === c.req.header('Host')
}

/** The texts of a form. Refuses it without repeating it. */
export async function form<E extends v.ObjectEntries>(
  c: Context,
  entries: E,
): Promise<v.InferOutput<v.ObjectSchema<E, undefined>>> {
  const result = v.safeParse(v.object(entries), await c.req.parseBody().catch(() => undefined))
  if (result.success) return result.output
  const place = v.getDotPath(result.issues[0]) ?? 'the form'
  throw new Refused(400, 'malformed', `${place}: is not what this form takes`)
}

function signInPage(problem: string | undefined, to: string | undefined) {
  return layout(
    say('backend.sign-in'),
    html`${alert(problem)}<form method="post" action="/sign-in">
${field(say('backend.email'), 'email', 'email', 'username')}
${field(say('backend.password'), 'password', 'password', 'current-password')}
${to === '/device' ? html`<input type="hidden" name="to" value="/device">` : ''}
<button>${say('backend.sign-in')}</button></form>`,
  )
}

function devicePage(said: string | undefined) {
  return layout(
    say('backend.device.title'),
    html`${alert(said)}<p>${say('backend.device.text')}</p><form method="post" action="/device">
${field(say('backend.device.code'), 'code', 'text', 'one-time-code')}
<button>${say('backend.device.connect')}</button></form>`,
  )
}

type Shown = ReturnType<typeof movedNotice>
type Row = Awaited<ReturnType<PeopleApp['stations']>>[number]

/** Where the practice posts, if not from here, and the way out where that browser is gone. */
function movedNotice({ role }: Person, moved: Awaited<ReturnType<PeopleApp['movedTo']>>) {
  if (!moved) return ''
  const { phase, by } = moved
  const button = html`<form method="post" action="/moving/take-over"><p>${say('backend.moving.take-over.text')}</p>
<button>${say('backend.moving.take-over')}</button></form>`
  return html`<p role="status">${say(`backend.moving.${phase}`, { by })}</p>${role === 'manager' ? button : ''}`
}

function stationsPage({ name, role }: Person, stations: readonly Row[], notice: Shown) {
  const rows = stations.map(
    station => html`<li><strong>${station.name}</strong> · ${station.person} ·
${say('backend.stations.seen', { at: new Date(station.lastSeenAt).toISOString() })}
<form method="post" action="/stations/revoke"><input type="hidden" name="id" value="${station.id}">
<button>${say('backend.stations.revoke')}</button></form></li>`,
  )
  const list = rows.length === 0 ? html`<p>${say('backend.stations.none')}</p>` : html`<ul>${rows}</ul>`
  return layout(
    say('backend.stations.title'),
    html`<p>${say('backend.signed-in', { name })}</p>${notice}${list}
<p><a href="/device">${say('backend.device.title')}</a></p>
${role === 'manager' ? inviteForm() : ''}
<form method="post" action="/sign-out"><button>${say('backend.sign-out')}</button></form>`,
  )
}

function inviteForm() {
  return html`<h2>${say('backend.people.invite')}</h2><form method="post" action="/people/invite">
${field(say('backend.email'), 'email', 'email', 'off')}
<select name="role"><option value="staff">${say('backend.people.role.staff')}</option>
<option value="manager">${say('backend.people.role.manager')}</option></select>
<button>${say('backend.people.invite')}</button></form>`
}
