import type { OrderReading } from '../../../contract/readings.ts'
import { words } from '../find/words.ts'
import { namePartForms } from './fact-labels.ts'
import { findPair, type Pair } from './pairs.ts'

const namePartLabels = {
  prefix: words('prefix|name prefix|name prefix/title|prefijo|anrede|namenspräfix'),
  first: words('first name|given name|nombre|vorname'),
  middle: words('middle name/initial|middle name|middle initial|segundo nombre|zweiter vorname'),
  last: words('last name|surname|family name|apellido|apellidos|nachname|familienname'),
  suffix: words('suffix|name suffix|sufijo|namenssuffix'),
} as const

/** The customer's name in parts, as far as rows of their own tell them (order pages B3). */
export function namePartsIn(facts: readonly Pair[]): Pick<OrderReading, 'nameParts'> {
  const told = Object.entries(namePartLabels).flatMap(([part, labels]) => {
    const value = findPair(facts, labels, namePartForms[part as keyof typeof namePartForms])?.value
    return value ? [[part, value] as const] : []
  })
  return told.length > 0 ? { nameParts: Object.fromEntries(told) } : {}
}
