import table from './nicknames.json' with { type: 'json' }

/** Shorter beginnings belong to too many names. */
const minLength = 3

/** A line of the table is one family, the formal name first; English and Spanish, as in a US practice (ADR 0015). */
const families = table.map(line => line.split(' '))

/**
 * Whether two normal given names are different, and yet names that one person goes by: both of one family, as
 * William, Bill and Liam, or one the beginning of the other, as Alex and Alexander.
 */
export function areNicknames(a: string, b: string): boolean {
  if (a === b) return false
  return isBeginning(a, b) || isBeginning(b, a) || families.some(family => isOf(family, a) && isOf(family, b))
}

const known = new Set(families.flat())

/** Whether a normal name is one that the table knows, so that it is no piece of a longer one. */
export function isKnownName(name: string): boolean {
  return known.has(name)
}

/** Every other name that the table gives to somebody of this one, to look for them by. */
export function otherNames(name: string): string[] {
  const others = families.filter(family => isOf(family, name)).flat()
  return [...new Set(others)].filter(other => other !== name)
}

/** The table leaves out what is the beginning of the formal name. */
function isOf(family: readonly string[], name: string): boolean {
  return family.includes(name) || isBeginning(name, family[0] ?? '')
}

function isBeginning(short: string, long: string): boolean {
  return short.length >= minLength && long.length > short.length && long.startsWith(short)
}
