/** A label or a status as it is compared: no colon, single spaces, lower case. */
export function plainLabel(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[:_\s]+/g, ' ')
    .trim()
    .toLowerCase()
}
