import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { say } from '../../lib/words/backend-words.ts'
import type { PasskeyRow } from '../people/kept-passkeys.ts'
import type { Person } from '../people/people.ts'
import { dailyMailRoutes } from './daily-mail-page.ts'
import { deviceRoutes } from './device-pages.ts'
import { invitationRoutes } from './invitation-pages.ts'
import { form, layout, moment, text } from './page-layout.ts'
import { passkeyItem } from './passkey-item.ts'
import { passkeyRoutes, passkeySignInRoutes } from './passkey-pages.ts'
import type { PeopleApp, SignedInEnv } from './people-app.ts'
import { inviteForm, peopleRoutes } from './people-pages.ts'
import { providerRoutes } from './provider-pages.ts'
import { Refused } from './replies.ts'
import { sessionRoutes } from './session-pages.ts'
import { forgetSession, keptSession, signInRoutes } from './sign-in-pages.ts'
import { mayAsk } from './station-guard.ts'
import { Tries } from './whence.ts'

/** Pages for everybody, and those for a person who is signed in. */
const openPaths = ['/sign-in', '/sign-in/*', '/first/*', '/invited/*']
const closedPaths = [
  ...['/', '/device', '/device/*', '/stations', '/stations/*', '/sessions', '/sessions/*'],
  ...['/people', '/people/*', '/moving/*', '/sign-out'],
  ...['/passkeys', '/passkeys/*', '/daily-mail', '/daily-mail/*'],
]

/** The backend's own pages: being let in, signing in, connecting stations. No script runs in them but that of passkeys. */
export function pageRoutes(app: PeopleApp): Hono<SignedInEnv> {
  const pages = new Hono<SignedInEnv>()
  for (const path of [...openPaths, ...closedPaths])
    pages.use(path, async (c, next) => {
      if (!['GET', 'HEAD'].includes(c.req.method) && !isOwnForm(app, c))
        throw new Refused(403, 'other-origin', say('backend.refused.origin'))
      await next()
    })
  pages.route('/', invitationRoutes(app))
  const tries = new Tries('sign-in', app.countTry)
  pages.route('/', signInRoutes(app, tries))
  pages.route('/', providerRoutes(app, tries))
  pages.route('/', passkeySignInRoutes(app, tries))
  for (const path of closedPaths)
    pages.use(path, async (c, next) => {
      const token = keptSession(app, c)
      const signedIn = token === undefined ? undefined : await app.sessionOf(token)
      if (!signedIn) return c.redirect(`/sign-in?to=${encodeURIComponent(c.req.path)}`)
      c.set('signedIn', signedIn)
      return app.actAs(signedIn.person, next)
    })
  addSignedIn(pages, app)
  pages.route('/', deviceRoutes(app, tries))
  pages.route('/', sessionRoutes(app))
  pages.route('/', peopleRoutes(app))
  pages.route('/', passkeyRoutes(app, tries))
  pages.route('/', dailyMailRoutes(app))
  return pages
}

function addSignedIn(pages: Hono<SignedInEnv>, app: PeopleApp): void {
  pages.get('/', c => c.redirect('/stations'))
  pages.post('/sign-out', async c => {
    await app.endSession(keptSession(app, c) ?? '')
    forgetSession(app, c)
    return c.redirect('/sign-in')
  })
  pages.get('/stations', async c => {
    const { person } = c.get('signedIn')
    const notice = html`${movedNotice(person, await app.movedTo(person))}${newPasskeys(await app.newPasskeys(person))}${newcomers(await app.newlyLetIn(person))}`
    return c.html(stationsPage(person, await app.stations(person), notice))
  })
  pages.post('/moving/take-over', async c => {
    mayAsk(c.get('signedIn'), 'manager')
    await app.takeOver(c.get('signedIn').person)
    return c.redirect('/stations')
  })
  pages.post('/stations/revoke', async c => {
    const { id } = await form(c, { id: text })
    await app.revoke(c.get('signedIn'), id)
    return c.redirect('/stations')
  })
}

/**
 * A form of ours: a browser says from which page it was sent, and no other page may have sent it. A page of the same host that
 * came without TLS is anybody's on the way.
 */
function isOwnForm(app: PeopleApp, c: Context): boolean {
  const [origin, host] = [URL.parse(c.req.header('Origin') ?? ''), c.req.header('Host')]
  if (!origin || origin.host !== host) return false
  const own = new URL(app.publicUrl())
  return host !== own.host || origin.protocol === own.protocol
}

type Shown = ReturnType<typeof html>
type Row = Awaited<ReturnType<PeopleApp['stations']>>[number]

/** Where the practice posts, if not from here, and the way out where that browser is gone. */
function movedNotice({ role }: Person, moved: Awaited<ReturnType<PeopleApp['movedTo']>>) {
  if (!moved) return ''
  const { phase, by } = moved
  const button = html`<form method="post" action="/moving/take-over"><p>${say('backend.moving.take-over.text')}</p>
<button>${say('backend.moving.take-over')}</button></form>`
  return html`<p role="status">${say(`backend.moving.${phase}`, { by })}</p>${role === 'manager' ? button : ''}`
}

/** Somebody added what lets them in for good: managers hear of it, for it may have been another than they. */
function newPasskeys(rows: readonly PasskeyRow[]) {
  if (rows.length === 0) return ''
  return html`<div role="status"><p>${say('backend.passkey.new')}</p>
<ul>${rows.map(row => passkeyItem(row, '/sessions/passkey', row.person))}</ul></div>`
}

/** The same of people and stations. */
function newcomers({ people, stations }: Awaited<ReturnType<PeopleApp['newlyLetIn']>>) {
  if (people.length + stations.length === 0) return ''
  const rows = [
    ...people.map(
      ({ name, role }) => html`<li><bdi>${name}</bdi> · ${say(`backend.people.role.${role}`)} ·
<a href="/people">${say('backend.people.title')}</a></li>`,
    ),
    ...stations.map(({ id, name, person }) => stationItem({ id, name, person })),
  ]
  return html`<div role="status"><p>${say('backend.let-in.new')}</p><ul>${rows}</ul></div>`
}

function stationItem({ id, name, person }: Pick<Row, 'id' | 'name' | 'person'>, seen: Shown | string = '') {
  const label = `${say('backend.stations.revoke')}: ${name}, ${person}`
  return html`<li><strong><bdi>${name}</bdi></strong> · <bdi>${person}</bdi>${seen}
<form method="post" action="/stations/revoke"><input type="hidden" name="id" value="${id}">
<button aria-label="${label}">${say('backend.stations.revoke')}</button></form></li>`
}

function stationsPage({ name, role }: Person, stations: readonly Row[], notice: Shown) {
  const rows = stations.map(station =>
    stationItem(
      station,
      html` ·
${say('backend.stations.seen', { at: moment(station.lastSeenAt) })}`,
    ),
  )
  const list = rows.length === 0 ? html`<p>${say('backend.stations.none')}</p>` : html`<ul>${rows}</ul>`
  return layout(
    say('backend.stations.title'),
    html`<p>${say('backend.signed-in', { name })}</p>${notice}${list}
<p><a href="/device">${say('backend.device.title')}</a> · <a href="/sessions">${say('backend.sessions.title')}</a>
 · <a href="/passkeys">${say('backend.passkey.title')}</a>
${role === 'manager' ? html` · <a href="/people">${say('backend.people.title')}</a> · <a href="/daily-mail">${say('backend.mail.title')}</a>` : ''}</p>
${role === 'manager' ? inviteForm() : ''}
<form method="post" action="/sign-out"><button>${say('backend.sign-out')}</button></form>`,
  )
}
