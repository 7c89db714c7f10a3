import { needsStaff, type Status } from '../../lib/domain/status.ts'
import { adoptStyle } from './adopt-style.ts'
import { badgeCss } from './badge-css.ts'
import { createIcon, shapeOf } from './icon.ts'

/** What a badge shows: words ready to show, and no personal data (design 6). */
export interface BadgeFace {
  number: string
  status: Status | 'unseen'
  /** Why somebody is asked; null where nobody is. */
  reason: string | null
  /** Without a word the badge is a small mark, its icon alone. */
  word: string
  tooltip: string
  /** Synced, and something is to be looked at: what, in a word or two. */
  note?: string | undefined
  button: { label: string; opens: 'resolve' | 'workbench' | 'undo' } | null
}

/** Joins the pill to the text before it, so that no line breaks between them. */
const glueText = '\u00a0'

interface Badge<Face> {
  /** What it shows; undefined = nothing yet. */
  face: Face | undefined
  root: ShadowRoot
  pill: HTMLElement
  path: Element
  word: Text
  note: HTMLElement | undefined
  button: HTMLButtonElement | undefined
}

/** Draws a face into a badge's host; false where the page took the element for itself. */
export type DrawBadge<Face> = (host: HTMLElement, face: Face) => boolean

/** A press of a badge's button by a person. */
export type OnPress<Face> = (face: Face, host: HTMLElement, button: HTMLElement) => void

/**
 * Draws badges. A host needs no registration: an isolated world has no `customElements`. Plain DOM, because a page may
 * hold hundreds; a badge that is drawn again changes only in what is different.
 */
export class BadgeRenderer<Face extends BadgeFace> {
  readonly #document: Document
  readonly #badges = new WeakMap<Node, Badge<Face>>()
  #model: HTMLElement | undefined

  constructor(document: Document) {
    this.#document = document
  }

  readonly draw: DrawBadge<Face> = (host, face) => {
    const badge = this.#badges.get(host) ?? this.#open(host)
    if (!badge) return false
    show(badge, face)
    return true
  }

  /** What a badge of ours shows. */
  faceOf(host: Node): Face | undefined {
    return this.#badges.get(host)?.face
  }

  /** The badge's face and button where an event happened in a badge of ours; the button is absent beside it. */
  at(event: Event): { face: Face; host: HTMLElement; button: HTMLElement | undefined } | undefined {
    const path = event.composedPath() as Node[]
    const host = path.find(node => this.#badges.has(node)) as HTMLElement | undefined
    const badge = host && this.#badges.get(host)
    if (!badge?.face) return undefined
    const isOnButton = badge.button !== undefined && path.includes(badge.button)
    return { face: badge.face, host: host as HTMLElement, button: isOnButton ? badge.button : undefined }
  }

  /** A page may have registered the element's name and given it a shadow of its own. */
  #open(host: HTMLElement): Badge<Face> | undefined {
    let root: ShadowRoot
    try {
      root = host.attachShadow({ mode: 'open' })
    } catch {
      return undefined
    }
    this.#model ??= modelOf(this.#document)
    const model = this.#model.cloneNode(true) as HTMLElement
    adoptStyle(root, badgeCss)
    root.append(...model.childNodes)
    const pill = root.querySelector<HTMLElement>('.pill')
    const path = root.querySelector('path')
    if (!pill || !path) return undefined
    const word = this.#document.createTextNode('')
    const badge = { face: undefined, root, pill, path, word, note: undefined, button: undefined }
    pill.append(word)
    this.#badges.set(host, badge)
    return badge
  }
}

/** The nodes that every badge has, to be copied: faster by half than to be made one by one. */
function modelOf(document: Document): HTMLElement {
  const model = document.createElement('div')
  const glue = document.createElement('span')
  const pill = document.createElement('span')
  glue.className = 'glue'
  glue.textContent = glueText
  pill.className = 'pill'
  pill.setAttribute('role', 'img')
  pill.append(createIcon(document, 'unseen'))
  model.append(glue, pill)
  return model
}

/** Compares with what was shown before, not with the page's nodes: hundreds are shown within one frame. */
function show<Face extends BadgeFace>(badge: Badge<Face>, face: Face): void {
  const { pill, path, word, face: before } = badge
  badge.face = face
  const look = lookOf(face)
  if (pill.className !== look) {
    pill.className = look
    path.setAttribute('d', shapeOf(face.note ? 'noted' : face.status))
  }
  if (before?.word !== face.word) word.data = face.word
  if (before?.note !== face.note) showNote(badge, face.note)
  if (before?.word !== face.word || before.note !== face.note || before.tooltip !== face.tooltip) {
    pill.title = face.tooltip
    pill.setAttribute('aria-label', [wordsOf(face), face.tooltip].filter(Boolean).join('. '))
  }
  // Where a button is, the keyboard reads the evidence there; a badge that asks nothing of anybody is no stop on its way.
  const isStop = !face.button && (face.note !== undefined || (face.word !== '' && needsStaff(face)))
  if (isStop) pill.tabIndex = 0
  else if (before) pill.removeAttribute('tabindex')
  showButton(badge, face)
}

function lookOf({ word, status, note }: BadgeFace): string {
  return `${word ? 'pill' : 'pill mark'} ${status}${note && word ? ' noted' : ''}`
}

/** What the pill says of itself. */
export function wordsOf({ word, note }: BadgeFace): string {
  return note && word ? `${word} \u00b7 ${note}` : word
}

/** An element of its own: where a cell is narrow the look alone says that there is a note. */
function showNote<Face>(badge: Badge<Face>, note: string | undefined): void {
  badge.note?.remove()
  badge.note = undefined
  if (!note) return
  badge.note = badge.root.ownerDocument.createElement('span')
  badge.note.className = 'note'
  badge.note.textContent = `\u00b7 ${note}`
  badge.pill.append(badge.note)
}

/** The button stays while the badge has one, and the focus with it. */
function showButton<Face>(badge: Badge<Face>, { button: wanted, tooltip }: BadgeFace): void {
  if (!wanted) {
    badge.button?.remove()
    badge.button = undefined
    return
  }
  if (!badge.button) {
    badge.button = badge.root.ownerDocument.createElement('button')
    badge.button.type = 'button'
    badge.root.append(badge.button)
  }
  if (badge.button.textContent !== wanted.label) badge.button.textContent = wanted.label
  // Where a cell has no room for the pill, its evidence is read here.
  if (badge.button.title !== tooltip) badge.button.title = tooltip
  const popup = wanted.opens === 'resolve' ? 'dialog' : 'false'
  if (badge.button.getAttribute('aria-haspopup') !== popup) badge.button.setAttribute('aria-haspopup', popup)
}
