import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { say } from '../../lib/words/backend-words.ts'

/** What `html` makes. */
type Markup = ReturnType<typeof html>

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:38rem;margin:2rem auto;padding:0 1rem}
label{display:block;margin:.75rem 0}input,select,button{font:inherit;padding:.35rem .5rem}input:not([type=checkbox],[type=file]){display:block;width:100%;box-sizing:border-box}
[role=alert]{border-inline-start:.25rem solid #b00020;padding-inline-start:.75rem}li{margin:.5rem 0}code{overflow-wrap:anywhere}`

/** A page of the backend: no script, nothing from elsewhere. Values are escaped by `html`. */
export async function layout(title: string, body: Markup): Promise<HtmlEscapedString> {
  return html`<!doctype html>
<html lang="en-US"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · ${say('backend.title')}</title><style>${style}</style></head>
<body><main><h1>${title}</h1>${body}</main></body></html>`
}

/** What went wrong, read out at once; nothing where nothing did. */
export function alert(text: string | undefined): Markup | '' {
  return text === undefined ? '' : html`<p role="alert">${text}</p>`
}

export function field(label: string, name: string, type: string, autocomplete: string): Markup {
  return html`<label>${label}<input name="${name}" type="${type}" autocomplete="${autocomplete}" required></label>`
}
