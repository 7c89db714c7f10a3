import type { OrderReading } from '../../../contract/readings.ts'
import { normalLabel } from '../find/labels.ts'
import { addressForms } from './fact-labels.ts'
import { namePartsIn } from './name-facts.ts'
import type { Pair } from './pairs.ts'

/** So many of street, city and code make an address: one alone may be a remark beside its lines. */
const minParts = 2

/** An address that a page tells in labelled parts, as Magento's lines; undefined = it does not. */
export function labelledAddress(facts: readonly Pair[]): Pick<OrderReading, 'address' | 'phone'> | undefined {
  const all = (part: keyof typeof addressForms) => {
    const found = facts.filter(
      ({ label, value }) => value !== '' && addressForms[part].test(normalLabel(label)),
    )
    return [...new Set(found.map(({ value }) => value))]
  }
  const [streets, [city = ''], [code = '']] = [all('street'), all('city'), all('code')]
  if ([streets[0], city, code].filter(Boolean).length < minParts) return undefined
  const { prefix, first, middle, last, suffix } = namePartsIn(facts).nameParts ?? {}
  const parted = [prefix, first, middle, last, suffix].filter(Boolean).join(' ')
  const [name = parted] = all('name')
  const place = [city, ...all('region').slice(0, 1), code].filter(Boolean).join(', ')
  const [phone = null] = all('phone')
  const rest = [...all('company'), ...streets, place, ...all('country').slice(0, 1)]
  return { address: [name, ...rest.filter(Boolean)], phone }
}
