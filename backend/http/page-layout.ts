import type { Context } from 'hono'
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import * as v from 'valibot'
import type { Instant } from '../../lib/domain/units.ts'
import { say } from '../../lib/words/backend-words.ts'
import { locale } from '../../lib/words/words.ts'
import { Refused } from './replies.ts'

/** What `html` makes. */
type Markup = ReturnType<typeof html>

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:38rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
label{display:block;margin:.75rem 0}input,select,button{font:inherit;padding:.35rem .5rem}select{display:block}select,input[type=file]{max-width:100%}input:not([type=checkbox],[type=file]){display:block;width:100%;box-sizing:border-box}
[role=alert]{border-inline-start:.25rem solid #b00020;padding-inline-start:.75rem}li{margin:.5rem 0}form{margin-block:.75rem}dd{margin:0 0 .5rem}`

/** A page of the backend: no script, nothing from elsewhere. Values are escaped by `html`. */
export async function layout(title: string, body: Markup): Promise<HtmlEscapedString> {
  return html`<!doctype html>
<html lang="${locale()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · ${say('backend.title')}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`
}

/** What stands at an address that the backend does not know, for a person: what is wrong, and the way back. */
export function nowherePage(): Promise<HtmlEscapedString> {
  return layout(
    say('backend.nowhere.title'),
    html`<p>${say('backend.nowhere.text')}</p><p><a href="/">${say('backend.nowhere.back')}</a></p>`,
  )
}

/** `Mar 16, 2026, 9:42 AM UTC`, as the language writes it: a page for the people of several practices names its zone. */
export function moment(at: Instant): string {
  const format = new Intl.DateTimeFormat(locale(), {
    timeZone: 'UTC',
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return `${format.format(at)} UTC`
}

/** What went wrong, read out at once; nothing where nothing did. */
export function alert(text: string | undefined): Markup | '' {
  return text === undefined ? '' : html`<p role="alert">${text}</p>`
}

export function field(label: string, name: string, type: string, autocomplete: string): Markup {
  return html`<label>${label}<input name="${name}" type="${type}" autocomplete="${autocomplete}" required></label>`
}

/** What a form's field may hold. */
export const text = v.pipe(v.string(), v.maxLength(300))

/** A form's fields, files as they are. No database takes a NUL in a text. Undefined where it is no form. */
export async function formBody(c: Context): Promise<unknown> {
  const body = await c.req.parseBody().catch(() => undefined)
  return (
    body &&
    Object.fromEntries(
      Object.entries(body).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.replaceAll('\0', '') : value,
      ]),
    )
  )
}

/** The texts of a form. Refuses it without repeating it. */
export async function form<E extends v.ObjectEntries>(
  c: Context,
  entries: E,
): Promise<v.InferOutput<v.ObjectSchema<E, undefined>>> {
  const result = v.safeParse(v.object(entries), await formBody(c))
  if (result.success) return result.output
  const place = v.getDotPath(result.issues[0]) ?? say('backend.refused.form')
  throw new Refused(400, 'malformed', say('backend.refused.field', { place }))
}
