import { Hono } from 'hono'
import { html } from 'hono/html'
import { say } from '../../lib/words/backend-words.ts'
import type { Person } from '../people/people.ts'
import { form, layout, text } from './page-layout.ts'
import type { PeopleApp, ShownAccess, SignedInEnv } from './people-app.ts'
import { mayAsk } from './station-guard.ts'

/** `/sessions`: who may ask, from where, since when, and how that is ended. Managers see all, others their own. */
export function sessionRoutes(app: PeopleApp): Hono<SignedInEnv> {
  const pages = new Hono<SignedInEnv>()
  pages.get('/sessions', async c => {
    const by = c.get('signedIn')
    return c.html(sessionsPage(by.person, await app.accesses(by)))
  })
  pages.post('/sessions/revoke', async c => {
    const { id } = await form(c, { id: text })
    await app.revoke(c.get('signedIn'), id)
    return c.redirect('/sessions')
  })
  pages.post('/sessions/revoke-own', async c => {
    await app.revokeAll(c.get('signedIn'), 'own')
    return c.redirect('/sessions')
  })
  pages.post('/sessions/revoke-all', async c => {
    mayAsk(c.get('signedIn'), 'manager')
    await app.revokeAll(c.get('signedIn'), 'practice')
    return c.redirect('/sessions')
  })
  return pages
}

function sessionsPage({ role }: Person, accesses: readonly ShownAccess[]) {
  return layout(
    say('backend.sessions.title'),
    html`<p>${say('backend.sessions.text')}</p><ul>${accesses.map(accessItem)}</ul>
<form method="post" action="/sessions/revoke-own"><p>${say('backend.sessions.own.text')}</p>
<button>${say('backend.sessions.own')}</button></form>
${role === 'manager' ? allForm() : ''}<p><a href="/stations">${say('backend.stations.title')}</a></p>`,
  )
}

function allForm() {
  return html`<form method="post" action="/sessions/revoke-all"><p>${say('backend.sessions.all.text')}</p>
<button>${say('backend.sessions.all')}</button></form>`
}

/** One that may ask, in words: what it is, whose, since when, from where. */
function accessItem({ id, what, person, createdAt, lastUsedAt, address, browser, isThis }: ShownAccess) {
  const label =
    what.kind === 'station'
      ? say('backend.sessions.station', { name: what.name })
      : say(`backend.sessions.way.${what.way}`)
  const from = [browser, address].filter(each => each !== null).join(', ') || say('backend.sessions.untold')
  const times = { since: moment(createdAt), used: moment(lastUsedAt), from }
  return html`<li><strong>${label}</strong> · ${person} · ${say('backend.sessions.times', times)}
${isThis ? html`<em>${say('backend.sessions.this')}</em>` : revokeForm(id, `${label}, ${person}`)}</li>`
}

function revokeForm(id: string, label: string) {
  return html`<form method="post" action="/sessions/revoke"><input type="hidden" name="id" value="${id}">
<button aria-label="${say('backend.sessions.revoke')}: ${label}">${say('backend.sessions.revoke')}</button></form>`
}

const moment = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ')
