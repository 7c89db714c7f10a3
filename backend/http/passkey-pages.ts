import { Hono } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { say } from '../../lib/words/backend-words.ts'
import { form, layout, text } from './page-layout.ts'
import { passkeyButton, passkeysHere, scriptPath } from './passkey-button.ts'
import { passkeyScript } from './passkey-script.ts'
import type { PeopleApp, SignedInEnv } from './people-app.ts'
import { answerWith, limitBody, Refused } from './replies.ts'
import { keepSession, landingOf } from './sign-in-pages.ts'
import { readJson } from './station-guard.ts'
import { type Tries, whenceOf } from './whence.ts'

const encoded = v.pipe(v.string(), v.maxLength(16_000), v.regex(/^[\w-]*$/))
const credential = { id: encoded, rawId: encoded, type: v.literal('public-key') }
/** What a browser gives for a passkey that it has made, and for one that it was asked for (Web Authentication 3, 5.1). */
const MadeSchema = v.object({
  credential: v.object({
    ...credential,
    response: v.object({ clientDataJSON: encoded, attestationObject: encoded }),
  }),
})
const ShownSchema = v.object({
  credential: v.object({
    ...credential,
    response: v.object({
      clientDataJSON: encoded,
      authenticatorData: encoded,
      signature: encoded,
      userHandle: v.nullish(encoded),
    }),
  }),
  to: v.optional(text),
})
const maxBodyBytes = 64 * 1024

const script = `(${passkeyScript})()\n`

/** `/sign-in/passkey` and the script: for everybody. */
export function passkeySignInRoutes(app: PeopleApp, tries: Tries): Hono {
  const pages = new Hono()
  pages.get(scriptPath, c => c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  for (const path of ['/sign-in/passkey', '/sign-in/passkey/*']) {
    pages.use(path, limitBody(maxBodyBytes))
    pages.use(path, async (c, next) => {
      if (!tries.take(whenceOf(c, app.isBehindProxy).address))
        throw new Refused(429, 'too-many', say('backend.sign-in.too-many'))
      await next()
    })
  }
  pages.post('/sign-in/passkey/begin', async c =>
    answerWith(c, { options: begun(await app.askForPasskey()) }),
  )
  pages.post('/sign-in/passkey', async c => {
    const { credential: shown, to } = await readJson(c, ShownSchema)
    const { userHandle, ...response } = shown.response
    const outcome = await app.signInByPasskey(
      {
        ...{ ...shown, clientExtensionResults: {} },
        response: { ...response, ...(userHandle != null && { userHandle }) },
      },
      whenceOf(c, app.isBehindProxy),
    )
    if (outcome.kind !== 'signed-in') throw new Refused(403, 'refused', say('backend.passkey.refused'))
    keepSession(app, c, outcome.token)
    return answerWith(c, { to: landingOf(to) })
  })
  return pages
}

/** `/passkeys`: a person's own. */
export function passkeyRoutes(app: PeopleApp): Hono<SignedInEnv> {
  const pages = new Hono<SignedInEnv>()
  for (const path of ['/passkeys', '/passkeys/*']) pages.use(path, limitBody(maxBodyBytes))
  pages.get('/passkeys', async c => {
    const passkeys = await app.passkeys(c.get('signedIn').person)
    return c.html(passkeysPage(passkeys, passkeysHere(app, c)))
  })
  pages.post('/passkeys/add/begin', async c => {
    return answerWith(c, { options: begun(await app.beginPasskey(c.get('signedIn').person)) })
  })
  pages.post('/passkeys/add', async c => {
    const { credential: response } = await readJson(c, MadeSchema)
    const madeIn = whenceOf(c, app.isBehindProxy).browser
    const made = {
      person: c.get('signedIn').person,
      response: { ...response, clientExtensionResults: {} },
      madeIn,
    }
    if (!(await app.addPasskey(made))) throw new Refused(403, 'refused', say('backend.passkey.refused'))
    return answerWith(c, { to: '/passkeys' })
  })
  pages.post('/passkeys/remove', async c => {
    const { id } = await form(c, { id: text })
    await app.removePasskey(c.get('signedIn').person, id)
    return c.redirect('/passkeys')
  })
  return pages
}

function begun(options: object | undefined): object {
  if (!options) throw new Refused(429, 'too-many', say('backend.sign-in.too-many'))
  return options
}

type Row = Awaited<ReturnType<PeopleApp['passkeys']>>[number]

function passkeysPage(rows: readonly Row[], { isHere, origin }: ReturnType<typeof passkeysHere>) {
  const items = rows.map(
    ({ id, madeIn, createdAt, lastUsedAt }) => html`<li>${say('backend.passkey.row', {
      browser: madeIn ?? say('backend.passkey.somewhere'),
      made: moment(createdAt),
      used: lastUsedAt === null ? say('backend.passkey.never') : moment(lastUsedAt),
    })}
<form method="post" action="/passkeys/remove"><input type="hidden" name="id" value="${id}">
<button>${say('backend.passkey.remove')}</button></form></li>`,
  )
  const elsewhere =
    origin === undefined ? say('backend.passkey.no-name') : say('backend.passkey.elsewhere', { origin })
  return layout(
    say('backend.passkey.title'),
    html`<p>${say('backend.passkey.text')}</p>
${rows.length === 0 ? html`<p>${say('backend.passkey.none')}</p>` : html`<ul>${items}</ul>`}
${isHere ? passkeyButton('make', '/passkeys/add', say('backend.passkey.add')) : html`<p>${elsewhere}</p>`}
<p><a href="/stations">${say('backend.stations.title')}</a></p>`,
  )
}

const moment = (at: number) => new Date(at).toISOString().slice(0, 10)
