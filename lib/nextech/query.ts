/** A parameter's name with its modifier, e.g. `email:exact`, and its value; a list means OR. */
export type Parameter = readonly [name: string, value: string | readonly string[]]

/**
 * A search's address. Only values are encoded: a modifier's colon and the commas between alternatives stay as
 * they are, and `+` becomes `%2B` (Nextech API 1.4, trap 3).
 */
export function searchUrl(base: string, path: string, parameters: readonly Parameter[] = []): string {
  const query = parameters.map(([name, value]) => `${name}=${[value].flat().map(encoded).join(',')}`)
  const address = `${base.replace(/\/+$/, '')}/${path}`
  return query.length > 0 ? `${address}?${query.join('&')}` : address
}

/**
 * Values for an OR. A comma inside a value cannot be escaped and would be read as OR anyway, so such a value is
 * split here; blanks are dropped, for an empty alternative would match everybody by prefix (Nextech API 1.4).
 */
export function alternatives(values: readonly string[]): string[] {
  const parts = values.flatMap(value => value.split(',')).map(value => value.trim())
  return [...new Set(parts.filter(Boolean))]
}

/** Half a character, which only broken data holds, would make the browser throw. */
export function encoded(value: string): string {
  return encodeURIComponent(value.toWellFormed())
}
