import type { Context } from 'hono'
import { html } from 'hono/html'
import { say } from '../../lib/words/backend-words.ts'
import type { PeopleApp } from './people-app.ts'

/** The one script of our pages, at an address of its own. */
export const scriptPath = '/passkey.js'

/** Passkeys belong to a name: whether this page was opened by it, and where it is otherwise. */
export function passkeysHere(app: PeopleApp, c: Context): { isHere: boolean; origin: string | undefined } {
  const origin = app.relyingParty()?.origin
  return { isHere: origin !== undefined && new URL(origin).host === c.req.header('Host'), origin }
}

/** The button that asks for a passkey, and what it says where that fails. */
export function passkeyButton(does: 'ask' | 'make', path: string, label: string, to?: string) {
  return html`<p><button type="button" hidden data-does="${does}" data-path="${path}"
${to === undefined ? '' : html` data-to="${to}"`} data-failed="${say('backend.passkey.refused')}">${label}</button></p>
<p role="status" id="passkey-status"></p><script type="module" src="${scriptPath}"></script>`
}
