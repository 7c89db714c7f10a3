/** A name that somebody gave a thing, as others read it: nothing in it is unseen, or turns the line around. */
export function readable(name: string): string {
  return name
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}
