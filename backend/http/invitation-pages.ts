import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { say } from '../../lib/words/backend-words.ts'
import { alert, field, formBody, layout } from './page-layout.ts'
import type { Newcomer, PeopleApp } from './people-app.ts'

const text = v.pipe(v.string(), v.maxLength(300))
const maxFileChars = 1_000_000
const NewcomerSchema = v.object({ email: text, name: text, password: text })
const FirstSchema = v.object({ ...NewcomerSchema.entries, configuration: v.file(), posts: v.optional(text) })

/** Addresses that let one person in once: the first manager with a configuration, others by invitation. */
export function invitationRoutes(app: PeopleApp): Hono {
  const pages = new Hono()
  pages.get('/first/:token', async c => {
    const invitation = await app.invitationOf(c.req.param('token'))
    return invitation?.practiceId === null ? c.html(firstPage()) : over(c)
  })
  pages.post('/first/:token', async c => {
    const body = v.safeParse(FirstSchema, await formBody(c))
    if (!body.success) return c.html(firstPage(refused(place(body.issues[0]))), 400)
    const { configuration, posts, ...newcomer } = body.output
    const json = configuration.size > maxFileChars ? '' : await configuration.text()
    const problems = await app.acceptFirst(c.req.param('token'), {
      ...newcomer,
      json,
      posts: posts !== undefined,
    })
    return problems.length === 0
      ? c.redirect('/sign-in')
      : c.html(firstPage(refused(problems.join(' · '))), 400)
  })
  pages.get('/invited/:token', async c => {
    const invitation = await app.invitationOf(c.req.param('token'))
    return invitation?.email ? c.html(invitedPage(invitation.email)) : over(c)
  })
  pages.post('/invited/:token', async c => {
    const token = c.req.param('token')
    const invitation = await app.invitationOf(token)
    if (!invitation?.email) return over(c)
    const { email } = invitation
    const body = v.safeParse(v.omit(NewcomerSchema, ['email']), await formBody(c))
    if (!body.success) return c.html(invitedPage(email, refused(place(body.issues[0]))), 400)
    const newcomer: Newcomer = { ...body.output, email }
    const problems = await app.accept(token, newcomer)
    return problems.length === 0
      ? c.redirect('/sign-in')
      : c.html(invitedPage(email, refused(problems.join(' · '))), 400)
  })
  return pages
}

const refused = (problem: string) => say('backend.refused', { problem })
const place = (issue: v.BaseIssue<unknown>) => v.getDotPath(issue) ?? 'the form'

function over(c: Context) {
  return c.html(layout(say('backend.title'), html`${alert(say('backend.link-over'))}`), 404)
}

function firstPage(problem?: string) {
  return layout(
    say('backend.first.title'),
    html`${alert(problem)}<p>${say('backend.first.text')}</p><form method="post" enctype="multipart/form-data">
<label>${say('backend.first.configuration')} <input name="configuration" type="file" accept=".json" required></label>
<label><input name="posts" type="checkbox" value="yes"> ${say('backend.first.post')}</label>
<p>${say('backend.first.observe')}</p>
${field(say('backend.name'), 'name', 'text', 'name')}
${field(say('backend.email'), 'email', 'email', 'username')}
${passwordField()}<button>${say('backend.save')}</button></form>`,
  )
}

function invitedPage(email: string, problem?: string) {
  return layout(
    say('backend.invited.title'),
    html`${alert(problem)}<p>${say('backend.invited.text', { email })}</p><form method="post">
${field(say('backend.name'), 'name', 'text', 'name')}
${passwordField()}<button>${say('backend.save')}</button></form>`,
  )
}

function passwordField() {
  return field(say('backend.password'), 'password', 'password', 'new-password')
}
