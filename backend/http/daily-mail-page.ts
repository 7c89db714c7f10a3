import { Hono } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { say } from '../../lib/words/backend-words.ts'
import { formatDay } from '../../lib/words/format-time.ts'
import { alert, form, layout, text } from './page-layout.ts'
import type { DailyMailView, PeopleApp, SignedInEnv } from './people-app.ts'
import { mayAsk } from './station-guard.ts'

/** `/daily-mail`: to which addresses the daily summary leaves, and when. For managers. */
export function dailyMailRoutes(app: PeopleApp): Hono<SignedInEnv> {
  const pages = new Hono<SignedInEnv>()
  for (const path of ['/daily-mail', '/daily-mail/*'])
    pages.use(path, async (c, next) => {
      mayAsk(c.get('signedIn'), 'manager')
      await next()
    })
  pages.get('/daily-mail', async c => c.html(dailyMailPage(await app.dailyMail(c.get('signedIn').person))))
  pages.post('/daily-mail', async c => {
    const { person } = c.get('signedIn')
    const wrong = await app.saveDailyMail(
      person,
      await form(c, {
        recipients: v.pipe(v.string(), v.maxLength(3_000)),
        at: text,
        covers: text,
        language: text,
      }),
    )
    const view = await app.dailyMail(person)
    const said = wrong === undefined ? say('backend.mail.saved') : problemOf(wrong, view)
    return c.html(dailyMailPage(view, said), wrong === undefined ? 200 : 400)
  })
  pages.post('/daily-mail/off', async c => {
    const { person } = c.get('signedIn')
    await app.saveDailyMail(person, null)
    return c.redirect('/daily-mail')
  })
  pages.post('/daily-mail/day', async c => {
    const { person } = c.get('signedIn')
    const { day } = await form(c, { day: text })
    const isAsked = await app.mailDay(person, day)
    const said = say(isAsked ? 'backend.mail.day.asked' : 'backend.mail.day.gone', { day: formatDay(day) })
    return c.html(dailyMailPage(await app.dailyMail(person), said), isAsked ? 200 : 400)
  })
  return pages
}

function problemOf(part: string, { maxRecipients: max }: DailyMailView): string {
  return part === 'at' ? say('backend.mail.refused.at') : say('backend.mail.refused.recipients', { max })
}

function dailyMailPage(view: DailyMailView, said?: string) {
  const { setting, timeZone, hasServer, maxRecipients: max, notMailed } = view
  const { recipients = [], at = '07:00', covers = 'day-before', language = 'en' } = setting ?? {}
  return layout(
    say('backend.mail.title'),
    html`${alert(said)}<p>${say('backend.mail.text')}</p>
${hasServer ? '' : html`<p>${say('backend.mail.no-server')}</p>`}
${setting ? '' : html`<p>${say('backend.mail.state.off')}</p>`}
<form method="post" action="/daily-mail">
<label>${say('backend.mail.recipients', { max })}<input name="recipients" autocomplete="off" required value="${recipients.join(', ')}"></label>
<label>${say('backend.mail.at', { zone: timeZone })}<input name="at" type="time" required value="${at}"></label>
${choice('covers', say('backend.mail.covers'), covers, [
  ['day-before', say('backend.mail.covers.day-before')],
  ['same-day', say('backend.mail.covers.same-day')],
])}
${choice('language', say('backend.mail.language'), language, [
  ['en', say('backend.mail.language.en')],
  ['es', say('backend.mail.language.es')],
])}
<button>${say('backend.save')}</button></form>
${setting ? offForm() : ''}${setting && notMailed.length > 0 ? notMailedList(notMailed) : ''}<p><a href="/stations">${say('backend.stations.title')}</a></p>`,
  )
}

/** Each with a button: nothing else has it leave any more. */
function notMailedList(days: DailyMailView['notMailed']) {
  const rows = days.map(({ day, isHeld }) => {
    const shown = formatDay(day)
    const why = say(isHeld ? 'backend.mail.day.held' : 'backend.mail.day.given-up', { day: shown })
    return html`<li><form method="post" action="/daily-mail/day">${why}
<button name="day" value="${day}" aria-label="${say('backend.mail.day.send.label', { day: shown })}">${say('backend.mail.day.send')}</button></form></li>`
  })
  return html`<h2>${say('backend.mail.days')}</h2><ul>${rows}</ul>`
}

function offForm() {
  return html`<form method="post" action="/daily-mail/off"><button>${say('backend.mail.off')}</button></form>`
}

function choice(name: string, label: string, chosen: string, options: readonly [string, string][]) {
  const listed = options.map(([value, shown]) =>
    value === chosen
      ? html`<option value="${value}" selected>${shown}</option>`
      : html`<option value="${value}">${shown}</option>`,
  )
  return html`<label>${label}<select name="${name}">${listed}</select></label>`
}
