import { Hono } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { say } from '../../lib/words/backend-words.ts'
import type { Person } from '../people/people.ts'
import { alert, field, form, layout, text } from './page-layout.ts'
import type { PeopleApp, SignedInEnv } from './people-app.ts'
import { mayAsk } from './station-guard.ts'

/** `/people`: who works here, inviting and removing them. For managers. */
export function peopleRoutes(app: PeopleApp): Hono<SignedInEnv> {
  const pages = new Hono<SignedInEnv>()
  for (const path of ['/people', '/people/*'])
    pages.use(path, async (c, next) => {
      mayAsk(c.get('signedIn'), 'manager')
      await next()
    })
  pages.get('/people', async c => {
    const { person } = c.get('signedIn')
    return c.html(peoplePage(person, await app.people(person)))
  })
  pages.post('/people/invite', async c => {
    const { person } = c.get('signedIn')
    const { email, role } = await form(c, {
      email: v.pipe(text, v.email()),
      role: v.picklist(['staff', 'manager', 'auditor']),
    })
    // Who is invited stays when this sign-in ends: a sign-in that was taken must not leave somebody behind.
    if (!(await app.isFresh(c.get('signedIn')))) return c.html(proveFirst(), 403)
    const address = `${app.publicUrl()}/invited/${await app.invite(person, email, role)}`
    const said = html`<p>${say('backend.people.invited', { email })}</p><p><code>${address}</code></p>`
    return c.html(layout(say('backend.people.invite'), said))
  })
  pages.post('/people/remove', async c => {
    const { person } = c.get('signedIn')
    const { id } = await form(c, { id: text })
    if (await app.remove(person, id)) return c.redirect('/people')
    return c.html(peoplePage(person, await app.people(person), say('backend.people.kept')), 409)
  })
  return pages
}

function proveFirst() {
  return layout(
    say('backend.passkey.prove'),
    html`${alert(say('backend.people.prove'))}
<p><a href="/passkeys">${say('backend.passkey.prove')}</a> · <a href="/people">${say('backend.people.title')}</a></p>`,
  )
}

function peoplePage(by: Person, people: readonly Person[], problem?: string) {
  const rows = people.map(
    ({ id, name, email, role }) => html`<li><strong>${name}</strong> · ${email} ·
${say(`backend.people.role.${role}`)}${id === by.id ? '' : removeForm(id, name)}</li>`,
  )
  return layout(
    say('backend.people.title'),
    html`${alert(problem)}<ul>${rows}</ul>${inviteForm()}
<p><a href="/stations">${say('backend.stations.title')}</a></p>`,
  )
}

function removeForm(id: string, name: string) {
  return html`<form method="post" action="/people/remove"><input type="hidden" name="id" value="${id}">
<button aria-label="${say('backend.people.remove')}: ${name}">${say('backend.people.remove')}</button></form>`
}

/** A form by which a manager lets somebody in. */
export function inviteForm() {
  return html`<h2>${say('backend.people.invite')}</h2><form method="post" action="/people/invite">
${field(say('backend.email'), 'email', 'email', 'off')}
<select name="role" aria-label="${say('backend.people.role')}"><option value="staff">${say('backend.people.role.staff')}</option>
<option value="manager">${say('backend.people.role.manager')}</option>
<option value="auditor">${say('backend.people.role.auditor')}</option></select>
<button>${say('backend.people.invite')}</button></form>`
}
