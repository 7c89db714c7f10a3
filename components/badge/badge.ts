import type { Status } from '../../lib/domain/status.ts'
import { adoptStyle } from './adopt-style.ts'
import { badgeCss } from './badge-css.ts'
import { createIcon } from './icon.ts'

/** What a badge shows: words ready to show, and no personal data (design 6). */
export interface BadgeFace {
  number: string
  status: Status | 'unseen'
  word: string
  tooltip: string
  button: { label: string; opens: 'resolve' | 'workbench' } | null
}

/** Joins the pill to the text before it, so that no line breaks between them. */
const glue = '\u00a0'

/** Pages open an order on a click or a middle-button press anywhere in its row (order-pages notes B1, B5). */
const kept = [
  'click',
  'auxclick',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'keydown',
  'keyup',
  'keypress',
] as const

/**
 * Draws a face into a badge's host, which needs no registration: an isolated world has no `customElements`.
 * Plain DOM, because a page may hold hundreds. Undefined = nothing is known yet, and nothing is shown.
 */
export function renderBadge<Face extends BadgeFace>(
  host: HTMLElement,
  face: Face | undefined,
  onPress: (face: Face, host: HTMLElement, button: HTMLElement) => void,
): void {
  const root = host.shadowRoot ?? open(host)
  const hadFocus = root.activeElement?.localName === 'button'
  const style = root.querySelector('style')
  const parts: (Node | string)[] = face ? [glue, pillOf(host.ownerDocument, face)] : []
  if (face?.button) {
    const button = host.ownerDocument.createElement('button')
    button.type = 'button'
    button.textContent = face.button.label
    if (face.button.opens === 'resolve') button.setAttribute('aria-haspopup', 'dialog')
    // A page's own script may not press it: RESOLVE is for people.
    button.addEventListener('click', event => event.isTrusted && onPress(face, host, button))
    parts.push(button)
  }
  root.replaceChildren(...(style ? [style] : []), ...parts)
  if (hadFocus) root.querySelector('button')?.focus()
}

function open(host: HTMLElement): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' })
  adoptStyle(root, badgeCss)
  for (const type of kept) host.addEventListener(type, event => event.stopPropagation())
  return root
}

function pillOf(document: Document, face: BadgeFace): HTMLElement {
  const pill = document.createElement('span')
  pill.className = `pill ${face.status}`
  pill.title = face.tooltip
  pill.setAttribute('role', 'img')
  pill.setAttribute('aria-label', [face.word, face.tooltip].filter(Boolean).join('. '))
  pill.append(createIcon(document, face.status), face.word)
  return pill
}
