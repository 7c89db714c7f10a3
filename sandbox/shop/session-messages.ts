import type { MiddlewareHandler } from 'hono'
import { html } from 'hono/html'
import type { SessionState } from './session-state.ts'

/** A request of staff's session, as the shop saw it. */
export interface Visit {
  method: string
  path: string
  /** What the browser wanted it for: `document` = a page to look at, `empty` = a script's own request. */
  dest: string
  /** The session's messages that its answer showed. */
  messages: readonly string[]
  /** Whether the answer is on its way. */
  isDone: boolean
}

const place = /<main\b[^>]*>|<body\b[^>]*>/g

/** Every page that is made for a session shows its messages, whatever the page was wanted for (Magento 1). */
export function showMessages(state: SessionState, visit: Visit): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (c.res.status >= 300 || !c.res.headers.get('content-type')?.startsWith('text/html')) return
    const page = await c.res.clone().text()
    // A piece of a page, as a grid asks for, has no room for messages: they stay.
    if (!/^\s*<!doctype/i.test(page)) return
    const messages = state.take()
    visit.messages = messages
    if (messages.length > 0) c.res = new Response(await withMessages(page, messages), c.res)
  }
}

async function withMessages(page: string, messages: readonly string[]): Promise<string> {
  const block =
    await html`<div id="messages"><ul class="messages"><li class="success-msg"><ul>${messages.map(text => html`<li><span>${text}</span></li>`)}</ul></li></ul></div>`
  const last = [...page.matchAll(place)].at(-1)
  const at = last ? last.index + last[0].length : page.length
  return `${page.slice(0, at)}${block}${page.slice(at)}`
}
