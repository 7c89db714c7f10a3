import { tidy } from '../find/text.ts'
import type { Pair } from './pairs.ts'

/** An address within a text that may have more: `ana@shop.com (verified)`. */
const mailbox = /[^\s@,;:<>()[\]"]+@[^\s@,;:<>()[\]"]+\.[^\s@,;:<>()[\]"]+/g

/** The e-mail that a row of that name tells; else the only one that the parts link to: another may be a clerk's. */
export function mailIn(parts: readonly Element[], told: Pair | undefined): string | null {
  const links = (elements: readonly Element[]) => [
    ...new Set(linksTo(elements, 'mailto:').flatMap(({ target }) => target.split('?')[0] || [])),
  ]
  const [own, ...others] = told ? links([told.element]) : links(parts)
  if (own && others.length === 0) return own
  const found = new Set(told?.value.match(mailbox) ?? [])
  const [only = null] = found
  return told && found.size === 1 ? only : (told?.value ?? null)
}

interface Linked {
  link: Element
  target: string
}

/** Where the links of this kind lead, in order. */
function linksTo(parts: readonly Element[], scheme: string): Linked[] {
  return parts
    .flatMap(element => [...element.querySelectorAll(`a[href^="${scheme}"]`)])
    .flatMap(link => {
      const target = tidy(decoded(link.getAttribute('href')?.slice(scheme.length) ?? ''))
      return target ? [{ link, target }] : []
    })
}

/** The first phone that parts of a page link to, and that they call no fax; null = none. */
export function linkedPhone(parts: readonly Element[]): string | null {
  return linksTo(parts, 'tel:').find(each => !isFax(each))?.target ?? null
}

/** Whether a link follows the word for a fax. */
function isFax({ link }: Linked): boolean {
  return /(?:^|[\s,;|])f(?:ax)?\.?\s*(?:no\.?|#)?\s*:?\s*$/i.test(link.previousSibling?.textContent ?? '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone `%` is no escape: the text means itself.
    return text
  }
}
