import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { normalName } from '../../lib/domain/people.ts'
import { say } from '../../lib/words/backend-words.ts'
import type { PasskeyRow } from '../people/kept-passkeys.ts'
import { alert, field, form, layout, text } from './page-layout.ts'
import { passkeyButton, passkeysHere, scriptPath } from './passkey-button.ts'
import { passkeyItem } from './passkey-item.ts'
import { passkeyScript } from './passkey-script.ts'
import type { PeopleApp, SignedInEnv } from './people-app.ts'
import { answerWith, limitBody, Refused } from './replies.ts'
import { keepSession, landingOf } from './sign-in-pages.ts'
import { readJson } from './station-guard.ts'
import { limitTries, type Tries, whenceOf } from './whence.ts'

const encoded = v.pipe(v.string(), v.maxLength(16_000), v.regex(/^[\w-]*$/))
const credential = { id: encoded, rawId: encoded, type: v.literal('public-key') }
/** What a browser gives for a passkey that it has made, and for one that it was asked for (Web Authentication 3, 5.1). */
const MadeSchema = v.object({
  credential: v.object({
    ...credential,
    response: v.object({ clientDataJSON: encoded, attestationObject: encoded }),
  }),
  /** How its person calls it. */
  name: v.optional(text),
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
const maxName = 60

const script = `(${passkeyScript})()\n`

/** `/sign-in/passkey` and the script: for everybody. */
export function passkeySignInRoutes(app: PeopleApp, tries: Tries): Hono {
  const pages = new Hono()
  pages.get(scriptPath, c => c.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }))
  // The page itself and what is below it: each try counts once.
  pages.use('/sign-in/passkey/*', limitBody(maxBodyBytes))
  pages.use('/sign-in/passkey/*', async (c, next) => {
    if (!(await tries.take(whenceOf(c, app.isBehindProxy).address)))
      throw new Refused(429, 'too-many', say('backend.sign-in.too-many'))
    await next()
  })
  pages.post('/sign-in/passkey/begin', async c =>
    answerWith(c, { options: begun(await app.askForPasskey()) }),
  )
  pages.post('/sign-in/passkey', async c => {
    const { credential: shown, to } = await readJson(c, ShownSchema)
    const outcome = await app.signInByPasskey(answerOf(shown), whenceOf(c, app.isBehindProxy))
    if (outcome.kind !== 'signed-in') throw new Refused(403, 'refused', say('backend.passkey.refused'))
    keepSession(app, c, outcome.token)
    return answerWith(c, { to: landingOf(to) })
  })
  return pages
}

/** The answer of an authenticator, as it is checked. */
function answerOf({
  response: { userHandle, ...response },
  ...shown
}: v.InferOutput<typeof ShownSchema>['credential']) {
  return {
    ...{ ...shown, clientExtensionResults: {} },
    response: { ...response, ...(userHandle != null && { userHandle }) },
  }
}

/** `/passkeys`: a person's own. Adding one needs a sign-in in which they showed a moment ago who they are. */
export function passkeyRoutes(app: PeopleApp, tries: Tries): Hono<SignedInEnv> {
  const pages = new Hono<SignedInEnv>()
  pages.use('/passkeys/*', limitBody(maxBodyBytes))
  pages.get('/passkeys', async c => {
    return c.html(await pageFor(app, c))
  })
  addProof(pages, app, tries)
  pages.post('/passkeys/add/begin', async c => {
    if (!(await app.isFresh(c.get('signedIn'))))
      throw new Refused(403, 'not-fresh', say('backend.passkey.prove.text'))
    return answerWith(c, { options: begun(await app.beginPasskey(c.get('signedIn').person)) })
  })
  pages.post('/passkeys/add', async c => {
    const { credential: response, name = '' } = await readJson(c, MadeSchema)
    const madeIn = whenceOf(c, app.isBehindProxy).browser
    const made = {
      person: c.get('signedIn').person,
      response: { ...response, clientExtensionResults: {} },
      madeIn,
      name: normalName(name).slice(0, maxName) || null,
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

/** Showing again who one is: by password, or by a passkey that one has. */
function addProof(pages: Hono<SignedInEnv>, app: PeopleApp, tries: Tries): void {
  pages.use(
    '/passkeys/prove/*',
    limitTries(app, tries, async c => c.html(await pageFor(app, c, say('backend.sign-in.too-many')), 429)),
  )
  pages.post('/passkeys/prove', async c => {
    const { password } = await form(c, { password: text })
    if (await app.prove(c.get('signedIn'), password)) return c.redirect('/passkeys')
    return c.html(await pageFor(app, c, say('backend.passkey.prove.refused')), 403)
  })
  pages.post('/passkeys/prove/passkey/begin', async c =>
    answerWith(c, { options: begun(await app.askForPasskey()) }),
  )
  pages.post('/passkeys/prove/passkey', async c => {
    const { credential } = await readJson(c, ShownSchema)
    if (!(await app.proveByPasskey(c.get('signedIn'), answerOf(credential))))
      throw new Refused(403, 'refused', say('backend.passkey.refused'))
    return answerWith(c, { to: '/passkeys' })
  })
}

async function pageFor(app: PeopleApp, c: Context<SignedInEnv>, problem?: string) {
  const by = c.get('signedIn')
  const [rows, isFresh] = await Promise.all([app.passkeys(by.person), app.isFresh(by)])
  return passkeysPage({ rows, isFresh, here: passkeysHere(app, c), problem })
}

interface Shown {
  rows: readonly PasskeyRow[]
  isFresh: boolean
  here: ReturnType<typeof passkeysHere>
  problem: string | undefined
}

function passkeysPage({ rows, isFresh, here: { isHere, origin }, problem }: Shown) {
  const elsewhere =
    origin === undefined ? say('backend.passkey.no-name') : say('backend.passkey.elsewhere', { origin })
  const form = isFresh ? addForm() : proofForm(rows.length > 0)
  return layout(
    say('backend.passkey.title'),
    html`${alert(problem)}<p>${say('backend.passkey.text')}</p>
${rows.length === 0 ? html`<p>${say('backend.passkey.none')}</p>` : html`<ul>${rows.map(row => passkeyItem(row, '/passkeys/remove'))}</ul>`}
${isHere ? form : html`<p>${elsewhere}</p>`}
<p><a href="/stations">${say('backend.stations.title')}</a></p>`,
  )
}

function addForm() {
  return html`<label>${say('backend.passkey.name')}<input id="passkey-name" maxlength="${maxName}" autocomplete="off"></label>
${passkeyButton('make', '/passkeys/add', say('backend.passkey.add'))}`
}

function proofForm(hasPasskey: boolean) {
  return html`<h2>${say('backend.passkey.prove')}</h2><p>${say('backend.passkey.prove.text')}</p>
<form method="post" action="/passkeys/prove">${field(say('backend.password'), 'password', 'password', 'current-password')}
<button>${say('backend.passkey.prove.password')}</button></form>
${hasPasskey ? passkeyButton('ask', '/passkeys/prove/passkey', say('backend.passkey.prove.passkey')) : ''}`
}
