/** An order's or payment's number as people copy it: `#100000123`, or `DermPRO #100000123` out of Nextech. */
export function typedNumber(text: string): string {
  return text.trim().replace(/^(?:dermpro\s+(?:\S+\s+)?)?#\s*/i, '')
}
