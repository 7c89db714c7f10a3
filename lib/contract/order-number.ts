/** `page-messages.ts` refuses longer numbers. */
export const maxNumberLength = 100

/** How often a number may be parted: `2-000000123` once, `ORD-2026-0001` twice. */
const maxParts = 5
/** A word, figures, and a mark of two letters at most, each of which may be missing: `WEB25`, `B2B000566`, `100000123A`. */
const part = /^([a-z]{0,12}|[a-z]\d[a-z])(\d*)([a-z]{0,2})$/i

/** What has figures and parts too, and is no order's number. */
const others: readonly RegExp[] = [
  // Days and months: `2026-03-01`, `2026_3_1`, `01-03-2026`, `1-Mar-2026`, `Mar-2026`, `2026-03`.
  /^(19|20)\d\d[-_/]\d{1,2}[-_/]\d{1,2}$/,
  /^\d{1,2}[-_]\d{1,2}[-_](19|20)\d\d$/,
  /^(\d{1,2}[-_])?(jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]*[-_./]?(\d{1,2}[-_./])?(19|20)\d\d$/i,
  /^(19|20)\d\d[-_](0[1-9]|1[0-2])$/,
  // Phones: `214-564-1000`, `1-214-564-1000`, `564-1000`.
  /^(1-)?\d{3}-\d{3}-\d{4}$/,
  /^[2-9]\d{2}-\d{4}$/,
  // A ZIP of nine figures, a social security number, an address of a machine.
  /^\d{5}-\d{4}$/,
  /^\d{3}-\d{2}-\d{4}$/,
  /^(ip-)?(\d{1,3}-){3}\d{1,3}$/i,
  // Money and measures: `USD100`, `250ml`, `100th`, `Serum-500MG`.
  /^(usd|eur|gbp|cad|mxn|aud|nzd|chf)[-_]?\d+$/i,
  /\d(ml|mg|oz|kg|cm|mm|lb|pk|ct|st|nd|rd|th|am|pm)([-_]|$)/i,
  // What follows the figures is a colour, a size, or what was done: `1001-Red`, `100004001-Refund`.
  /\d{3}[-_/.]+(?:[a-z0-9]+[-_/.]+)*[a-z]{3,}$/i,
  // Numbers that say themselves of what else they are.
  /^(sku|upc|ean|isbn|zip|tel|fax|phone|ext|item|no|nr|num|page|v)[-_.]?\d/i,
]

/**
 * Whether a word is an order's number in one of the usual forms: figures with prefixes and suffixes of letters, parted by
 * `-` and `_`, or by `/` and `.` after a word (`100004001-1`, `WEB25-000566`, `M2_100000123`, `SO/2026/00012`). At least
 * three figures stand together. Dates, phones, ZIPs, money, measures, and machines' addresses are none.
 */
export function isOrderNumber(word: string): boolean {
  if (word.length > maxNumberLength || !/\d{3}/.test(word)) return false
  const parts = word.replace(/^-+/, '').split(/^[a-z]/i.test(word) ? /[-_/.]+/ : /[-_]+/)
  return parts.length <= maxParts && parts.every(isPart) && !others.some(other => other.test(word))
}

function isPart(text: string): boolean {
  const [, , figures = '', mark = ''] = part.exec(text) ?? []
  return text !== '' && part.test(text) && (mark === '' || figures !== '')
}
