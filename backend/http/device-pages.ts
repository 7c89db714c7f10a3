import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { say } from '../../lib/words/backend-words.ts'
import type { AskingStation } from '../people/pairings.ts'
import type { Person } from '../people/people.ts'
import { alert, field, form, layout, moment, text } from './page-layout.ts'
import type { PeopleApp, SignedInEnv } from './people-app.ts'
import { isSameNetwork, limitTries, Tries, whenceOf } from './whence.ts'

/** So many codes may one person type in a minute, from wherever: a code is read off a screen, not found by trying. */
const maxCodes = 10

/**
 * `/device`: a person lets a station in that shows a code (RFC 8628). The code alone does nothing. It is typed and never
 * comes with an address, and a person says yes only to what they were shown: who is talked into typing a stranger's
 * code sees what asks and from where (5.3, 5.4). No second number is compared: a stranger sees it at their own station too,
 * and tells it.
 */
export function deviceRoutes(app: PeopleApp, tries: Tries): Hono<SignedInEnv> {
  const pages = new Hono<SignedInEnv>()
  const codes = new Tries('code', app.countTry, maxCodes)
  const tooMany = (c: Context) => c.html(devicePage(say('backend.sign-in.too-many')), 429)
  // The page itself and what is below it: each try counts once.
  pages.use('/device/*', limitTries(app, tries, tooMany))
  pages.get('/device', c => c.html(devicePage(undefined)))
  pages.post('/device', async c => {
    const { code } = await form(c, { code: text })
    const { person } = c.get('signedIn')
    if (!(await codes.take(`${person.practiceId} ${person.id}`))) return tooMany(c)
    const asking = await app.showPairing(person, code)
    if (!asking) return c.html(devicePage(say('backend.device.unknown'), code), 404)
    const isNear = isSameNetwork(asking.address, whenceOf(c, app.isBehindProxy).address)
    return c.html(askingPage({ asking, person, practice: await app.practiceName(person), isNear }))
  })
  pages.post('/device/approve', async c => {
    const { code } = await form(c, { code: text, seen: v.literal('yes') })
    const station = await app.approvePairing(c.get('signedIn').person, code)
    if (station === undefined) return c.html(devicePage(say('backend.device.unknown'), code), 404)
    return c.html(devicePage(say('backend.device.connected', { station })))
  })
  pages.post('/device/refuse', async c => {
    const { code } = await form(c, { code: text })
    const isRefused = await app.refusePairing(c.get('signedIn').person, code)
    const said = say(isRefused ? 'backend.device.refused' : 'backend.device.unknown')
    return c.html(devicePage(said), isRefused ? 200 : 404)
  })
  return pages
}

/** Where a code is typed. A wrong one stays in its field to be mended, and the field says what is wrong. */
function devicePage(said: string | undefined, wrong?: string) {
  const code =
    wrong === undefined
      ? field(say('backend.device.code'), 'code', 'text', 'off')
      : html`<label>${say('backend.device.code')}<input name="code" type="text" autocomplete="off" required autofocus value="${wrong}" aria-invalid="true" aria-describedby="said"></label>`
  return layout(
    say('backend.device.title'),
    html`<div id="said">${alert(said)}</div><p>${say('backend.device.text')}</p><form method="post" action="/device">
${code}
<button>${say('backend.device.look')}</button></form>
<p><a href="/stations">${say('backend.stations.title')}</a></p>`,
  )
}

interface Shown {
  asking: AskingStation
  person: Person
  practice: string | undefined
  /** The station is in the network of the person; undefined where it is not told. */
  isNear: boolean | undefined
}

/** What asks, and the two presses. What the station says of itself is a text of somebody unknown. */
function askingPage({ asking, person, practice, isNear }: Shown) {
  const { name, code, browser, address, askedAt } = asking
  const untold = say('backend.device.untold')
  const facts = [
    [say('backend.device.fact.code'), html`<strong>${code}</strong>`],
    [say('backend.device.fact.name'), html`<bdi>${name}</bdi>`],
    [say('backend.device.fact.browser'), browser ?? untold],
    [say('backend.device.fact.address'), address ?? untold],
    [say('backend.device.fact.asked'), askedAt === null ? untold : moment(askedAt)],
    [say('backend.device.fact.practice'), html`<bdi>${practice ?? person.practiceId}</bdi>`],
    [
      say('backend.device.fact.person'),
      html`<bdi>${person.name}</bdi>, ${say(`backend.people.role.${person.role}`)}`,
    ],
  ]
  return layout(
    say('backend.device.asking'),
    html`${isNear === false ? alert(say('backend.device.far')) : ''}
<p>${say('backend.device.asking.text')}</p>
<dl>${facts.map(([label, fact]) => html`<dt>${label}</dt><dd>${fact}</dd>`)}</dl>
<form method="post" action="/device/approve"><input type="hidden" name="code" value="${code}">
<label><input type="checkbox" name="seen" value="yes" required> ${say('backend.device.seen', { code })}</label>
<button>${say('backend.device.connect')}</button></form>
<form method="post" action="/device/refuse"><input type="hidden" name="code" value="${code}">
<button>${say('backend.device.refuse')}</button></form>`,
  )
}
