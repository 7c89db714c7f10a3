import type { Level } from './levels.ts'
import { isCloseName } from './likeness.ts'
import { parseStreet, type Street } from './street.ts'

/**
 * The street addresses of the order and of a patient. A number must be equal to the digit: the next house is another
 * household. Where the towns are far apart the same words are another street, which `place` has told already.
 */
export function compareStreet(
  ordered: readonly string[],
  held: readonly string[],
  place: Level<'place'>,
): Level<'street'> {
  const [a, b] = [parseStreet(ordered), parseStreet(held)]
  if (!a || !b || isBox(a) !== isBox(b) || place === 'differ') return 'unknown'
  const level = streetLevel(a, b)
  return place === 'near' && (level === 'differ' || level === 'street') ? 'unknown' : level
}

/** A household may have both a box and a street: neither speaks against the other. */
const isBox = ({ name }: Street) => name === 'pobox'

function streetLevel(a: Street, b: Street): Level<'street'> {
  const isNamed = a.name === b.name
  if (!isNamed && !isCloseStreet(a.name, b.name)) return 'differ'
  if (isBox(a)) return a.number === b.number ? 'equal' : 'differ'
  if (a.number !== b.number || a.number === '') return isNamed ? 'street' : 'differ'
  if (!isNamed || contradict(a.kind, b.kind) || contradict(a.direction, b.direction)) return 'close'
  return contradict(a.unit, b.unit) ? 'unit' : 'equal'
}

/** A typing slip, but never in a number: 5th and 6th Avenue are two streets. */
function isCloseStreet(a: string, b: string): boolean {
  return a.replace(/\D/g, '') === b.replace(/\D/g, '') && isCloseName(a, b)
}

/** What one side leaves out contradicts nothing. */
function contradict(a: string, b: string): boolean {
  return a !== '' && b !== '' && a !== b
}
