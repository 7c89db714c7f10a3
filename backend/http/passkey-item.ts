import { html } from 'hono/html'
import { say } from '../../lib/words/backend-words.ts'
import type { PasskeyRow } from '../people/kept-passkeys.ts'
import { moment } from './page-layout.ts'

/** A passkey in words, and the button that takes it away. `of` = whose it is, where that is not plain. */
export function passkeyItem(
  { id, name, madeIn, createdAt, lastUsedAt }: PasskeyRow,
  action: string,
  of = '',
) {
  const told = say('backend.passkey.row', {
    browser: madeIn ?? say('backend.passkey.somewhere'),
    made: moment(createdAt),
    used: lastUsedAt === null ? say('backend.passkey.never') : moment(lastUsedAt),
  })
  const label = [name, of, told].filter(each => each).join(', ')
  return html`<li>${name === null ? '' : html`<strong><bdi>${name}</bdi></strong> · `}${of === '' ? '' : html`<bdi>${of}</bdi> · `}${told}
<form method="post" action="${action}"><input type="hidden" name="id" value="${id}">
<button aria-label="${say('backend.passkey.remove')}: ${label}">${say('backend.passkey.remove')}</button></form></li>`
}
