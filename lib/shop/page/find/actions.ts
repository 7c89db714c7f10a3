import { textOf, tidy } from './text.ts'

/** What a person presses: no part of the heading or label beside it. */
const pressed = 'a,button,summary,[role="button"],[role="link"],[role="menuitem"]'
const verbs =
  'edit|change|view|print|add|remove|delete|copy|show|hide|expand|collapse|open|close|update|manage|more|details|help|info|filter|options|menu|editar|cambiar|ver|imprimir|mostrar|ocultar|modificar|bearbeiten|ändern|anzeigen|drucken|löschen'
const action = `(?:${verbs})(?: (?:address|customer|order|all|this|details|dirección|adresse|(?:on )?map))?`
const oneAction = new RegExp(`^[\\s[({<]*${action}[\\s\\])}>…!.:]*$`, 'iu')
/** Written after a heading as text: `[Edit]`, `(change)`, `[Edit | View]`. */
const bracketed = new RegExp(
  `\\s*[[({<]\\s*${action}(?:\\s*[|/,]\\s*${action}){0,3}\\s*[\\])}>]\\s*(:?)\\s*$`,
  'iu',
)
const icons = /[\s]*[\u270e\u270f\u2710\u{1f589}\u{1f58a}\u2699\u24d8\u2139\u22ee\u2026]+\ufe0f?\s*$/u
const maxLength = 400
/** Most headings are words and nothing else: no icon, and nothing in brackets. */
const plain = /^[\w ]*$/

/** A text without the actions that are written after it. */
export function withoutActions(text: string): string {
  if (text.length > maxLength || plain.test(text)) return text
  return text.replace(icons, '').replace(bracketed, '$1').replace(icons, '') || text
}

/** Whether a text names nothing but something to press. */
export function isAction(text: string): boolean {
  return text.length <= maxLength && oneAction.test(text)
}

/** What a heading or label says without its links and buttons; one that is all a link says what that does. */
export function labelTextOf(element: Element): string {
  const whole = textOf(element)
  const links = [...element.querySelectorAll(pressed)]
  if (links.length === 0 || whole.length > maxLength) return withoutActions(whole)
  const bare = textWithout(element, () => true)
  const said = /\p{L}{2}/u.test(bare) ? bare : textWithout(element, link => isAction(textOf(link)))
  return withoutActions(said || whole)
}

/** What an element says outside of its links. */
export function unlinkedTextOf(element: Element): string {
  return element.querySelector('a') ? textWithout(element, link => link.localName === 'a') : textOf(element)
}

function textWithout(element: Element, isOut: (link: Element) => boolean): string {
  const copy = element.cloneNode(true) as Element
  for (const link of copy.querySelectorAll(pressed)) if (isOut(link)) link.replaceWith(' ')
  return tidy(textOf(copy))
}

/** What parted a heading from the action behind it. */
const dangling = /[\s|/\u00b7\u2022\u2013\u2014-]+$/

/** A line without an action that the page wrote at its end. */
export function withoutLastAction(line: string): string {
  return isAction(line)
    ? ''
    : withoutActions(line.replace(new RegExp(`\\s+${action}$`, 'iu'), '')).replace(dangling, '')
}
