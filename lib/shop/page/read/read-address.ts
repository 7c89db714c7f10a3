import type { OrderReading } from '../../../contract/readings.ts'
import { isAction } from '../find/actions.ts'
import type { BlockKind } from '../find/block-kinds.ts'
import { linesOf } from '../find/text.ts'
import { labelledAddress } from './address-facts.ts'
import { linedFacts, linesAfterHeading } from './block-lines.ts'
import { linkedPhone } from './page-links.ts'
import { type Pair, pairsIn } from './pairs.ts'

/** With a colon, or without where nothing but a number follows: `Tel. 214-564-1000`, `☎ 214-564-1000`. */
const phoneLine =
  /^(?:(?:t|m|tel|ph|phone|telephone|mobile|cell|(?:cell|mobile|home|work|daytime|day|evening|contact|billing)(?: ?phone| number)|tel[eé]f|tel[eé]fono|t[eé]l|t[eé]l[eé]phone|portable|m[oó]vil|celular|telefon|telefonnummer|mobil|handy)\.?(?: ?(?:#|no\.?|number))?(?:\s*:\s*|\s+(?=[+(]?\d[\d\s()./+-]{6,}$))|(?:[\u260e\u260f\u2706]|\ud83d[\udcde\udcf1])\ufe0f?\s*:?\s*)/i
/** A line that is a number of American or international form, and nothing else. */
const bareNumber = /^(?:\+\d[\d\s()./-]{8,}|(?:1[\s.-]?)?\(?\d{3}\)?[\s.-]\s?\d{3}[\s.-]\d{4})$/
const faxLine = /^(f|fax)\.?(?: ?(?:no\.?|number|#))?\s*:\s*/i
/** What may stand before a further phone: `M: (972) 563-1000`, `WhatsApp: +1 972 563 1000`. */
const anyLabel = /^\p{L}[\p{L} .]{0,20}:\s*/u
const phoneFigures = 7
const otherLine = /^(vat|vat number|tax id|e-?mail|correo|fax)\s*[:#.]/i
/** Figures as phones are written: `T: Block 4` is a street. */
const phone = /^(?=(?:\D*\d){3})[+(]?[\d\s()./+-]+(?:,?\s*(?:x|ext\.?|extension|#)\s*\d{1,6})?$/i
/** Some pages show no more of a phone than its end: it is none, and no line of the address either. */
const maskedPhone = /^(?=.*[*x\u2022\u25cf]{2})[+(]?[\d\s()./+*x\u2022\u25cf-]{7,}$/i
const maxLines = 20

/** What stands in place of an address that is the one for shipping. */
const asShipping =
  /^(?!.*\d)(?=.*\b(?:same|identical|uses?|igual|mism[oa]|gleich|identisch|wie|entspricht|même|identique)(?!\p{L})).*(?:shipping|delivery|ship[- ]to|env[ií]o|entrega|liefer|versand|livraison)/iu
/** What stands there where none is told. */
const noAddress =
  /^(?:(?:no|not|sin|keine|aucune)\s(?=.*(?:address|adress|direcci|provided|available|set|informa|angabe|hinterlegt)).*|n\/a|none|same(?: (?:as )?(?:above|address))?|[-\u2013\u2014])[.!]?$/i
/** A name in place of it stands on one line, and something pressed may follow. */
const placeLines = 2

/** The billing address and phone; those for shipping where the page says that they are the same. */
export function readBilling(
  billing: readonly Element[],
  shipping: readonly Element[],
): Pick<OrderReading, 'address' | 'phone'> {
  const told = readAddress(billing)
  const [line = ''] = told.address
  const isSame = asShipping.test(line)
  if (told.address.length > placeLines || !(isSame || noAddress.test(line))) return told
  const other = isSame ? readAddress(shipping, 'shipping') : undefined
  return other && other.address.length > placeLines ? other : { ...told, address: [] }
}

/**
 * An address as lines, the first of which is the name, and the phone. Where the page tells it in labelled parts,
 * these are put together as Magento writes them.
 */
function readAddress(
  parts: readonly Element[],
  kind: BlockKind = 'billing',
): Pick<OrderReading, 'address' | 'phone'> {
  const told = labelledAddress([...pairsIn(parts), ...parts.flatMap(linedPairsOf)])
  const byLines = addressLines(parts, kind)
  return told ? { ...told, phone: told.phone ?? byLines.phone } : byLines
}

/** What lines of a block say after labels, as pairs. */
function linedPairsOf(part: Element): Pair[] {
  return linedFacts(part).map(fact => ({ ...fact, element: part }))
}

function addressLines(parts: readonly Element[], kind: BlockKind): Pick<OrderReading, 'address' | 'phone'> {
  const own = parts.map(element => element.querySelector('address')).find(Boolean)
  const lines = own ? linesOf(own) : parts.flatMap(element => linesAfterHeading(element, kind))
  const spoken = lines.map(line => saidAfter(line, phoneLine)).find(value => value && phone.test(value))
  const bare = lines.find(line => bareNumber.test(line))
  const isTold = (line: string) =>
    otherLine.test(line) ||
    isOtherPhone(line) ||
    bareNumber.test(line) ||
    [phoneLine, faxLine].some(label => isContact(line, saidAfter(line, label)))
  const address = lines.filter(line => !isTold(line) && !isAction(line)).slice(0, maxLines)
  const link = linkedPhone(parts, pairsIn(parts))
  return { address, phone: (link && phone.test(link) ? link : spoken) ?? link ?? bare ?? null }
}

function isOtherPhone(line: string): boolean {
  const value = saidAfter(line, anyLabel)
  return value !== undefined && phone.test(value) && value.replace(/\D/g, '').length >= phoneFigures
}

/** What a line says after a label; undefined = it does not begin with that. */
function saidAfter(line: string, label: RegExp): string | undefined {
  return label.test(line) ? line.replace(label, '') : undefined
}

/** A phone, or `Phone: none`: where figures stand among words, or one letter before words, it is a street. */
function isContact(line: string, value: string | undefined): boolean {
  if (value === undefined) return false
  return (
    phone.test(value) || maskedPhone.test(value) || (!/^\w\b/.test(line) && !/\d/.test(value)) || value === ''
  )
}
