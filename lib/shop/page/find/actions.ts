import { textOf, tidy } from './text.ts'

/** What a person presses: no part of the heading or label beside it. */
const pressed = 'a,button,summary,[role="button"],[role="link"],[role="menuitem"]'
/** Words that nobody reads as a heading's: for readers of screens, names of icons that a font draws, filters and hints. */
const unread =
  '.sr-only,.visually-hidden,.screen-reader-text,.screen-reader-only,[class*="material-icons"],[class*="material-symbols"],[aria-hidden="true"],i[class*="icon"],select,[role="tooltip"],[role="menu"],[role="listbox"],[role="dialog"],[class*="tooltip"],[class*="popover"],[class*="dropdown-menu"]'
/** All that may stand in a heading beside its words. */
const beside = `${pressed},${unread}`
const verbs =
  'edit|change|view|print|add|remove|delete|copy|show|hide|expand|collapse|open|close|update|manage|more|details|help|info|filter|options|menu|log ?in as|editar|cambiar|ver|imprimir|mostrar|ocultar|modificar|bearbeiten|ändern|anzeigen|drucken|löschen'
const action = `(?:${verbs})(?: (?:address|customer|order|all|this|details|dirección|adresse|(?:on )?map))?`
const oneAction = new RegExp(`^[\\s[({<]*${action}[\\s\\])}>…!.:]*$`, 'iu')
const lastAction = new RegExp(`\\s+${action}$`, 'iu')
/** Written after a heading as text: `[Edit]`, `(change)`, `[Edit | View]`. */
const bracketed = new RegExp(
  `\\s*[[({<]\\s*${action}(?:\\s*[|/,]\\s*${action}){0,3}\\s*[\\])}>]\\s*(:?)\\s*$`,
  'iu',
)
const icons = /[\s]*[\u270e\u270f\u2710\u{1f589}\u{1f58a}\u2699\u24d8\u2139\u22ee\u2026]+\ufe0f?\s*$/u
/** Small pictures that pages draw as letters before their headings. */
const pictures =
  /^(?:\p{Extended_Pictographic}[\ufe0f\u200d]*\s*)+|(?:\s*\p{Extended_Pictographic}[\ufe0f\u200d]*)+$/gu
const maxLength = 400
/** Most headings are words and nothing else: no icon, and nothing in brackets. */
const plain = /^[\w ]*$/

/** A text without the actions that are written after it. */
export function withoutActions(text: string): string {
  if (text.length > maxLength || plain.test(text)) return text
  const bare = text.replace(pictures, '').replace(icons, '').replace(bracketed, '$1').replace(icons, '')
  return bare || text
}

/** Whether a text names nothing but something to press. */
export function isAction(text: string): boolean {
  return text.length <= maxLength && oneAction.test(text)
}

/** What a heading or label says without its links and buttons; one that is all a link says what that does. */
export function labelTextOf(element: Element): string {
  const whole = textOf(element)
  if (whole.length > maxLength || !element.firstElementChild || !element.querySelector(beside))
    return withoutActions(whole)
  const bare = textWithout(element, () => true)
  if (/\p{L}{2}/u.test(bare)) return withoutActions(bare)
  // A heading that is all link says what the link does.
  const said = textWithout(element, part => part.matches(unread) || isAction(textOf(part)))
  return withoutActions(said || whole)
}

/** What a person may press in an element. */
export function pressedIn(element: Element): Element[] {
  return element.firstElementChild ? [...element.querySelectorAll(pressed)] : []
}

/** What an element says outside of its links and buttons. */
export function unlinkedTextOf(element: Element): string {
  return element.querySelector(pressed)
    ? textWithout(element, part => part.matches(pressed))
    : textOf(element)
}

function textWithout(element: Element, isOut: (link: Element) => boolean): string {
  const copy = element.cloneNode(true) as Element
  for (const link of copy.querySelectorAll(beside)) if (isOut(link)) link.replaceWith(' ')
  return tidy(textOf(copy))
}

/** What parted a heading from the action behind it. */
const dangling = /[\s|/\u00b7\u2022\u2013\u2014-]+$/

/** A line without an action that the page wrote at its end. */
export function withoutLastAction(line: string): string {
  return isAction(line) ? '' : withoutActions(line.replace(lastAction, '')).replace(dangling, '')
}
