/** A label or a status as it is compared: no colon, single spaces, lower case. */
export function plainLabel(text: string): string {
  return text
    .replace(/[:_\s]+/g, ' ')
    .trim()
    .toLowerCase()
}
