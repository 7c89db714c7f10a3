import { tidy } from '../find/text.ts'
import type { Pair } from './pairs.ts'

/** An address within a text that may have more: `ana@shop.com (verified)`. */
const mailbox = /[^\s@,;:<>()[\]"]+@[^\s@,;:<>()[\]"]+\.[^\s@,;:<>()[\]"]+/g

/** What calls somebody who is not the buyer: a clerk, or the one who gets it. */
const stranger =
  /\b(?:rep(?:resentative)?|staff|agent|clerk|seller|consultant|manager|provider|advisor|vendor|support|recipient|referr\w+|gift|deliver\w*|ship\w*|(?:handled|entered|created|placed|processed|assigned|taken|updated|approved) (?:by|to)|vendedora?|agente|atendid[oa] por|destinatari[oa]|empfänger|bearbeiter|verkäufer|erfasst von)\b/i

/** Whether a link stands in a row of somebody else. */
function isStranger(link: Element, facts: readonly Pair[]): boolean {
  return facts.some(({ label, element }) => stranger.test(label) && element.contains(link))
}

/** The e-mail that a row of that name tells; else the only one that the parts link to: another may be a clerk's. */
export function mailIn(
  parts: readonly Element[],
  told: Pair | undefined,
  facts: readonly Pair[],
): string | null {
  const links = linksTo(told ? [told.element] : parts, 'mailto:')
  const targets = new Set(links.flatMap(({ target }) => target.split('?')[0] || []))
  const [own, ...others] = targets
  if (own && others.length === 0 && (told || !links.some(({ link }) => isStranger(link, facts)))) return own
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
export function linkedPhone(parts: readonly Element[], facts: readonly Pair[]): string | null {
  const own = linksTo(parts, 'tel:').find(each => !isFax(each) && !isStranger(each.link, facts))
  return own?.target ?? null
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
