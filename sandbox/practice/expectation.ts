import type { FhirPatient, LedgerEntry, MagentoOrder, Practice } from './practice.ts'

/** What must become of an order, by the sync rules. */
export interface Expectation {
  status: string
  reason: string | null
  /** Those of the warnings that tell how the payment came about. */
  warnings: readonly ('adopted' | 'new-patient')[]
  /** The one patient that the payment belongs to; null where there is none or it is not known yet. */
  patient: string | null
  /** Patients who might be the customer. */
  candidates: readonly string[]
}

const none = { warnings: [], patient: null, candidates: [] } as const
const rest = (status: string, reason: string | null): Expectation => ({ ...none, status, reason })

/** Told from the practice's data alone and without any code of the product, so that both cannot be wrong alike. */
export function expectationsOf(practice: Practice): ReadonlyMap<string, Expectation> {
  return new Map(practice.orders.map(order => [order.increment_id, expectationOf(practice, order)]))
}

/** The money that an order's payment amounts to. */
export function netCents(order: MagentoOrder): number {
  return Math.round(((order.total_paid ?? 0) - refundedOf(order)) * 100)
}

/** A shop tells the sum, or what went back beside the gateway. */
function refundedOf(order: MagentoOrder): number {
  return order.total_refunded ?? order.total_offline_refunded ?? 0
}

const dayMs = 24 * 60 * 60_000
const waiting = new Map([
  ['new', 'not-paid'],
  ['pending_payment', 'not-paid'],
  ['holded', 'on-hold'],
  ['payment_review', 'under-review'],
])

function expectationOf(practice: Practice, order: MagentoOrder): Expectation {
  const marked = practice.ledger.filter(({ text }) => text.startsWith(`DermPRO #${order.increment_id} `))
  if (marked.length > 0) return adoption(order, marked)
  const unpaid = waiting.get(order.state)
  if (unpaid) return rest('waiting', unpaid)
  if (order.state === 'canceled') return rest('skipped', 'cancelled')
  // Of the ways in which figures contradict each other a made practice holds this one.
  if ((order.total_paid ?? 0) > order.grand_total + 0.05) return rest('attention', 'amounts-disagree')
  if (order.state === 'closed' && netCents(order) <= 0) return rest('skipped', 'refunded')
  if (order.grand_total > 0 && !order.total_paid) {
    const isOld = Date.now() - Date.parse(`${order.created_at.replace(' ', 'T')}Z`) >= dayMs
    return isOld ? rest('attention', 'unpaid-too-long') : rest('waiting', 'not-paid')
  }
  const cards = (order.payment.additional_information ?? []).filter(text => text.startsWith('xxxx-'))
  if (cards.length > 1) return rest('attention', 'two-cards')
  const match = matchOf(practice, order)
  if (match.status !== 'synced') return match
  const claims = (entry: LedgerEntry) =>
    entry.patient === match.patient &&
    entry.amountCents === netCents(order) &&
    entry.location === practice.setup.location.id &&
    !entry.text.startsWith('DermPRO #')
  if (practice.ledger.some(claims)) return { ...match, warnings: ['adopted'] }
  const { cc_type: brand, cc_last4: digits } = order.payment
  const isCard = Boolean(brand || digits)
  const hasLabel = ['VI', 'MC', 'AE'].includes(brand ?? '')
  return isCard && !hasLabel ? rest('attention', 'card-type-missing') : match
}

function adoption(order: MagentoOrder, marked: readonly LedgerEntry[]): Expectation {
  const [live, second] = marked.filter(({ status }) => status === 'active')
  if (!live) return rest('voided', 'voided-in-nextech')
  if (second) return rest('attention', 'posted-twice')
  if (live.amountCents > netCents(order) && refundedOf(order) > 0) return rest('refunded', 'refund-to-record')
  if (live.amountCents !== netCents(order)) return rest('attention', 'amount-differs')
  return { ...rest('synced', null), warnings: ['adopted'], patient: live.patient }
}

function matchOf({ patients }: Practice, order: MagentoOrder): Expectation {
  const buyer = buyerOf(order)
  const birth = realBirth(order.customer_dob?.slice(0, 10))
  const likeness = patients.map(patient => likenessOf(patient, buyer, birth))
  const exact = likeness.filter(({ all }) => all)
  const ids = (of: readonly { id: string }[]) => of.map(({ id }) => id)
  const [only] = exact
  if (exact.length > 1) return { ...rest('resolve', 'same-details'), candidates: ids(exact) }
  if (only?.isApart) return { ...rest('resolve', 'birth-date-differs'), candidates: ids(exact) }
  if (only?.isInactive) return { ...rest('resolve', 'inactive-patient'), candidates: ids(exact) }
  if (only) return { ...rest('synced', null), patient: only.id }
  const possible = ids(likeness.filter(({ might }) => might))
  if (possible.length > 0) return { ...rest('resolve', 'possible-match'), candidates: possible }
  if (!birth) return rest('attention', 'missing-birth-date')
  if (!buyer.phone) return rest('attention', 'missing-phone')
  return { ...rest('synced', null), warnings: ['new-patient'] }
}

function likenessOf(patient: FhirPatient, buyer: ReturnType<typeof buyerOf>, birth: string | undefined) {
  const has = valuesOf(patient)
  const isOtherGeneration = buyer.generation && has.generation && buyer.generation !== has.generation
  const same = {
    email: has.emails.includes(buyer.email),
    first: !buyer.isJoint && has.first === buyer.first,
    last: has.last === buyer.last && !isOtherGeneration,
    phone: buyer.phone !== '' && has.phones.includes(buyer.phone),
  }
  const isTurned = wordsOf(has) === wordsOf(buyer)
  // A nickname or a maiden name in brackets stands beside a name.
  const isNoted = has.first === buyer.noted.first && has.last === buyer.noted.last
  const isNamed = ((same.first && same.last) || isTurned || isNoted) && !isOtherGeneration
  const byName = isNamed && !areApart(birth, has.birth)
  const isLonger = has.last === buyer.last && buyer.first.split(' ').includes(has.first)
  const byBirth = birth !== undefined && birth === has.birth && isLonger
  const byPhone = same.phone && (same.last || same.first || (birth !== undefined && birth === has.birth))
  return {
    id: patient.id,
    all: Object.values(same).every(Boolean),
    might: same.email || byName || byPhone || byBirth,
    isApart: birth !== undefined && has.birth !== undefined && birth !== has.birth,
    isInactive: patient.active === false || JSON.stringify(patient.extension ?? []).includes('"Inactive"'),
  }
}

function buyerOf(order: MagentoOrder) {
  const { firstname, lastname, telephone } = order.billing_address
  const names = order.customer_is_guest
    ? [firstname, lastname]
    : [order.customer_firstname ?? '', order.customer_lastname ?? '']
  const [first = '', last = ''] = names
  return {
    ...nameOf(first, last),
    noted: nameOf(withoutNote(first), withoutNote(last)),
    isJoint: first.includes('&'),
    email: order.customer_email.trim().toLowerCase(),
    phone: tenDigits(telephone ?? ''),
  }
}

function valuesOf({ name, telecom, birthDate }: FhirPatient) {
  const values = (system: string) =>
    telecom.filter(each => each.system === system).map(({ value }) => value ?? '')
  return {
    ...nameOf(name[0]?.given?.[0] ?? '', name[0]?.family ?? ''),
    birth: realBirth(birthDate),
    emails: values('email').map(value => value.trim().toLowerCase()),
    phones: values('phone').map(tenDigits),
  }
}

/** Those that a made practice holds. */
const titles = new Set(['dr', 'mrs', 'md'])
const generations = new Set(['jr', 'sr'])

function nameOf(first: string, last: string) {
  const words = plain(`${first} ${last}`).split(' ')
  const bare = (name: string) =>
    plain(name)
      .split(' ')
      .filter(word => !titles.has(word) && !generations.has(word))
      .join(' ')
  return { first: bare(first), last: bare(last), generation: words.find(word => generations.has(word)) }
}

const withoutNote = (name: string) => name.replace(/\s*\([^()]*\)$/, '')

const wordsOf = ({ first, last }: { first: string; last: string }) =>
  `${first} ${last}`.split(' ').sort().join(' ')

/** What people write where they know or tell no birth date. */
const madeUp = ['1900-01-01', '1970-01-01', '2000-01-01']

function realBirth(birth: string | undefined): string | undefined {
  return birth && !madeUp.includes(birth) ? birth : undefined
}

/** One digit off, or day and month exchanged, may be one person. */
function areApart(one: string | undefined, other: string | undefined): boolean {
  if (!one || !other) return false
  const [year, month, day] = one.split('-')
  const wrong = [...one].filter((digit, at) => digit !== other[at]).length
  return wrong > 1 && other !== `${year}-${day}-${month}`
}

const plain = (name: string) =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('-', ' ')
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .replaceAll(/ +/g, ' ')
    .trim()
    .toLowerCase()

const tenDigits = (phone: string) => phone.replaceAll(/\D/g, '').slice(-10)

/** The popup's table as the practice's data have it: posted orders at what was kept, others at what was asked. */
export function todayRows(practice: Practice): string[] {
  const day = new Intl.DateTimeFormat('en-US', { timeZone: practice.setup.timeZone, dateStyle: 'short' })
  const today = practice.orders.filter(
    order => day.format(new Date(`${order.created_at.replace(' ', 'T')}Z`)) === day.format(Date.now()),
  )
  const expected = expectationsOf(practice)
  const statusOf = (number: string) => expected.get(number)?.status ?? ''
  const found = [...new Set(today.map(order => statusOf(order.increment_id)))]
  return found
    .map(status => {
      const own = today.filter(order => statusOf(order.increment_id) === status)
      const cents = own.reduce(
        (sum, order) => sum + (status === 'synced' ? netCents(order) : Math.round(order.grand_total * 100)),
        0,
      )
      return `${status.replace(/^./, letter => letter.toUpperCase())} ${own.length} $${(cents / 100).toFixed(2)}`
    })
    .sort()
}

/** A patient's chart number, by which staff tell two of one name apart. */
export function chartNumberOf({ patients }: Practice, uid: string): string {
  const identifiers = patients.find(({ id }) => id === uid)?.identifier
  const usual = Array.isArray(identifiers) ? identifiers.find(each => each.use === 'usual') : undefined
  return String(usual?.value)
}
