import type { OrderReading } from '../../contract/readings.ts'
import { isNoCustomer } from '../../domain/known-values.ts'
import type { Customer } from '../../domain/order.ts'
import { partName, withGeneration } from '../../domain/person-name.ts'
import type { PracticeDay } from '../../domain/units.ts'
import { birthOf, type MomentFacts } from './moment.ts'
import { bareName, nameByParts } from './name-parts.ts'

type Place = Pick<Customer, 'lines' | 'city' | 'region' | 'postalCode' | 'country'>

/** `street` is what stands before the city in one line with it. */
interface CityLine extends Pick<Place, 'city' | 'region' | 'postalCode'> {
  street?: string[]
}

const postalCode = /^(?=.*\d)[a-z0-9][a-z0-9 -]{2,9}$/i
const canadian = '[A-Z]\\d[A-Z] ?\\d[A-Z]\\d'
const codeAfterRegion = new RegExp(`^(\\D+?)\\s+(\\d{4,5}(?:-\\d{4})?|${canadian})$`, 'i')

/** One e-mail: two, or one that is written for people alone, are none. */
const oneMail = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/
/** A page shows a part of it alone: `ana@ma\u2026`, `a***@mail.com`. */
const hidden = /\u2026|\.\.\.$|[*\u2022\u25cf]{2}/

/** Who bought: the account's name and e-mail, phone and address from billing (order pages B3, D). */
export function interpretCustomer(
  reading: OrderReading,
  placedOn: PracticeDay,
  dateOrder?: MomentFacts['dateOrder'],
): Customer {
  const [billingName = '', ...rest] = reading.address
  const own = reading.customerName?.trim() ?? ''
  // Magento prints a word where an order carries no customer: the name is the billing address's then.
  const name = isNoCustomer(own) || hidden.test(own) ? billingName : own
  const { nameParts = {} } = reading
  const email = reading.email?.trim() ?? ''
  const { lastName, ...given } = nameByParts(name, nameParts) ?? partName(bareName(name, nameParts))
  return {
    ...given,
    lastName: withGeneration(lastName, `${name} ${lastName} ${nameParts.suffix ?? ''}`),
    email: oneMail.test(email) && !hidden.test(email) ? email : '',
    phone: reading.phone,
    ...birthOf(reading.birthDate, placedOn, dateOrder),
    ...placeOf(rest),
  }
}

/** Magento's order: company and street lines, then `City, Region, Postcode`, then the country. */
function placeOf(lines: readonly string[]): Place {
  const last = lines.at(-1) ?? ''
  const hasCountry = lines.length > 0 && !/[\d,]/.test(last)
  const country = hasCountry ? last : null
  const rest = hasCountry ? lines.slice(0, -1) : lines
  const line = rest.at(-1) ?? ''
  const place: CityLine = codeFirst(line, country) ??
    cityOf(line) ?? { city: null, region: null, postalCode: null }
  if (place.city === null && place.postalCode !== null)
    return { ...aboveCode(rest.slice(0, -1)), postalCode: place.postalCode, country }
  if (place.city === null) return { lines: [...rest], ...place, country }
  const { street = [], ...own } = place
  return { lines: [...rest.slice(0, -1), ...street], ...own, country }
}

/** What belongs to a street, be it without a figure: `Suite B`. */
const ofStreet = /\d|^(?:suite|ste|apt|apartment|unit|floor|bldg|building|piso|depto)\b/i

/** City and region in lines of their own above a bare ZIP code. */
function aboveCode(lines: readonly string[]): Pick<Place, 'lines' | 'city' | 'region'> {
  const from = Math.max(lines.findLastIndex(line => ofStreet.test(line)) + 1, lines.length - 2, 1)
  const [city = null, region = null] = lines.slice(from)
  return { lines: lines.slice(0, from), city, region }
}

/** `Dallas TX 75201`, as people write it without commas: only the two letters of a state or province tell where the city ends. */
const cityLine = new RegExp(
  `^(\\D*?\\p{L}[\\p{L}.' -]*?)[\\s,]+([A-Z]{2})\\.?[\\s,]+(\\d{5}(?:-\\d{4})?|${canadian})$`,
  'u',
)

/** What an address at home is called: there figures before words are a street's. */
const home =
  /^(?:u\.?s\.?(?:a\.?)?|(?:the )?united states\b.*|estados unidos\b.*|ee\.? ?uu\.?|vereinigte staaten\b.*|états-unis\b.*)$/i

/** `06600 Ciudad de México, CDMX`, as most countries write it: only above the name of another country. */
function codeFirst(
  line: string,
  country: string | null,
): Pick<Place, 'city' | 'region' | 'postalCode'> | undefined {
  if (country === null || home.test(country)) return undefined
  const [, code, city, region = null] =
    /^(?:[A-Z]{1,2}-)?(\d{4,5}) (\p{L}[\p{L}\p{M}.' -]*)(?:, ([^\d,]+))?$/u.exec(line.trim()) ?? []
  return code && city ? { city, region, postalCode: code } : undefined
}

function cityOf(line: string): CityLine | undefined {
  const parts = line
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
  const [, plainCity, state, zip] = (!line.includes(',') && cityLine.exec(line.trim())) || []
  if (plainCity && state && zip) return { city: plainCity, region: state, postalCode: zip }
  const joined = codeAfterRegion.exec(parts.at(-1) ?? '')
  if (joined && parts.length > 1) parts.splice(-1, 1, ...joined.slice(1))
  const code = postalCode.test(parts.at(-1) ?? '') ? parts.pop() : undefined
  // A street line alone, e.g. `12 Elm Street`, is no city line.
  if (!line.includes(',') && !/^\d{5}(-\d{4})?$/.test(code ?? '')) return undefined
  // No city has a figure in its name.
  const at = Math.max(0, parts.slice(0, -1).findLastIndex(part => /\d/.test(part)) + 1)
  const [city = null, ...regions] = parts.slice(at)
  const street = at > 0 ? { street: [parts.slice(0, at).join(', ')] } : {}
  return { city, region: regions.join(', ') || null, postalCode: code ?? null, ...street }
}
