import { isAction, pressedIn } from '../find/actions.ts'
import { fixedIn } from '../find/fields.ts'
import { isHidden, isOwn, onceTextOf, textOf, tidy } from '../find/text.ts'
import { isCut, uncutIn, withoutPictures } from '../find/uncut.ts'

/** What a value of a page says: all of it where it is cut, without small pictures and what is pressed to change it. */
export function valueTextOf(element: Element): string {
  const acts = pressedIn(element).filter(each => isAction(textOf(each)))
  const text =
    withoutPictures(acts.length > 0 ? textWithout(element, acts) : onceTextOf(element)) || fixedIn(element)
  return isCut(text) ? (uncutIn(element, text) ?? text) : text
}

const drawn = /avatar|initials|monogram/i
const mail = /\s*[<(]?[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+[>)]?\s*$/
const phone = /\s\+?[\d(][\d\s().-]{8,20}\d$/
const remark =
  /\s*\((?:guest|new|returning|vip|registered|invitad[oa]|nuev[oa]|gast|neu|\d+ (?:orders?|pedidos?|bestellungen))\b[^()]*\)$/i

/** The name of a value: without letters in place of a picture, an address, and how often somebody bought. */
export function nameTextOf(element: Element, text: string): string {
  const children = [...element.querySelectorAll('*')].filter(each => !isOwn(each) && !isHidden(each))
  const beside = children.filter(each => areInitials(each, text))
  const bare = beside.length > 0 && !isCut(text) ? withoutPictures(textWithout(element, beside)) : text
  return bare.replace(phone, '').replace(mail, '').replace(remark, '') || text
}

/** `AR` before `Ana Ruiz`, drawn in place of a picture. */
function areInitials(element: Element, text: string): boolean {
  const letters = textOf(element)
  const isDrawn =
    drawn.test(element.getAttribute('class') ?? '') || element.getAttribute('aria-hidden') === 'true'
  if (!isDrawn || !/^\p{Lu}{1,3}$/u.test(letters) || !text.startsWith(`${letters} `)) return false
  const words = text.slice(letters.length + 1).split(' ')
  return words
    .map(word => word.charAt(0))
    .join('')
    .toUpperCase()
    .startsWith(letters)
}

function textWithout(element: Element, parts: readonly Element[]): string {
  const all = [...element.querySelectorAll('*')]
  const copy = element.cloneNode(true) as Element
  const copied = [...copy.querySelectorAll('*')]
  for (const part of parts) copied[all.indexOf(part)]?.replaceWith(' ')
  return tidy(textOf(copy))
}
