/** A label or a status as it is compared: no colon, no soft hyphens, single spaces, lower case. */
export function plainLabel(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[:_\s]+/g, ' ')
    .trim()
    .toLowerCase()
}
