import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { say } from '../../lib/words/backend-words.ts'
import type { PasskeyRow } from '../people/kept-passkeys.ts'
import type { Person } from '../people/people.ts'
import { form, layout, moment, text } from './page-layout.ts'
import { passkeyItem } from './passkey-item.ts'
import type { PeopleApp, ShownAccess, SignedInEnv } from './people-app.ts'
import { mayAsk } from './station-guard.ts'

/** `/sessions`: who may ask, from where, since when, and how that is ended. Managers see all, others their own. */
export function sessionRoutes(app: PeopleApp): Hono<SignedInEnv> {
  const pages = new Hono<SignedInEnv>()
  pages.get('/sessions', async c => {
    const by = c.get('signedIn')
    const [accesses, passkeys] = await Promise.all([app.accesses(by), app.passkeysSeenBy(by.person)])
    return c.html(sessionsPage(by.person, accesses, passkeys))
  })
  pages.post('/sessions/passkey', async c => {
    const { id } = await form(c, { id: text })
    await app.removePasskey(c.get('signedIn').person, id)
    return c.redirect('/sessions')
  })
  pages.post('/sessions/revoke', async c => {
    const { id } = await form(c, { id: text })
    await app.revoke(c.get('signedIn'), id)
    return c.redirect('/sessions')
  })
  pages.post('/sessions/revoke-own', async c => {
    await app.revokeAll(c.get('signedIn'), 'own', await endingOf(c))
    return c.redirect('/sessions')
  })
  pages.post('/sessions/revoke-all', async c => {
    mayAsk(c.get('signedIn'), 'manager')
    await app.revokeAll(c.get('signedIn'), 'practice', await endingOf(c))
    return c.redirect('/sessions')
  })
  return pages
}

/** Whether passkeys go as well: a sign-in that was taken may have made one. */
async function endingOf(c: Context): Promise<{ withPasskeys: boolean }> {
  const { passkeys } = await form(c, { passkeys: v.optional(v.picklist(['stay', 'go'])) })
  return { withPasskeys: passkeys === 'go' }
}

function sessionsPage({ role }: Person, accesses: readonly ShownAccess[], passkeys: readonly PasskeyRow[]) {
  const kept = passkeys.map(row => passkeyItem(row, '/sessions/passkey', row.person))
  return layout(
    say('backend.sessions.title'),
    html`<p>${say('backend.sessions.text')}</p><ul>${accesses.map(accessItem)}</ul>
${passkeys.length === 0 ? '' : html`<h2>${say('backend.passkey.title')}</h2><ul>${kept}</ul>`}
${endForm('own', passkeys.length > 0)}${role === 'manager' ? endForm('all', passkeys.length > 0) : ''}
<p><a href="/stations">${say('backend.stations.title')}</a></p>`,
  )
}

function endForm(whose: 'own' | 'all', hasPasskeys: boolean) {
  const choice = html`<label>${say('backend.passkey.title')}<select name="passkeys">
<option value="stay">${say('backend.sessions.passkeys.stay')}</option>
<option value="go">${say('backend.sessions.passkeys.go')}</option></select></label>`
  return html`<form method="post" action="/sessions/revoke-${whose}"><p>${say(`backend.sessions.${whose}.text`)}</p>
${hasPasskeys ? choice : ''}<button>${say(`backend.sessions.${whose}`)}</button></form>`
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
