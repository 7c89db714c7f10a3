/** An order number as staff see it, e.g. `100004001`, `100004001-1`, without the `#` before it. */
export function interpretNumber(text: string): string | undefined {
  return /^#?\s*([a-z-]*\d{3,}(?:-\d+)?)$/i.exec(text.trim())?.[1]
}
