import * as v from 'valibot'
import { brandNamedTwice, untoldBrand } from './card-types.ts'
import { DateOrderSchema } from './date-order.ts'
import { OrderStateSchema } from './order.ts'
import { type FileProblem, parseFile } from './parse-file.ts'
import { policyLimits } from './policy-limits.ts'
import { PostureSchema } from './posture.ts'
import { ClosedDaysSchema, HoursSchema } from './practice-hours.ts'
import type { Result } from './result.ts'
import { badStoreName, normalStore } from './stores.ts'
import { isTimeZone } from './time-zone.ts'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'))
const url = v.pipe(text, v.url('must be a web address'))

/** A page or API address: https, or http on this machine alone (the sandbox). */
const safeUrl = v.pipe(url, v.check(isSafe, 'must be https (http only on this machine)'))

const origin = v.pipe(
  safeUrl,
  v.check(
    value => URL.parse(value)?.origin === value,
    'must be an origin such as https://shop.example.com, without a path',
  ),
  // A browser is asked for leave by it, and would give it for all sites that fit.
  v.check(value => !value.includes('*'), 'must name one site, without *'),
)

/** Parts of the query are added to it. A person compares its host by eye, so it is spelled as the browser reads it. */
const plainUrl = v.pipe(
  safeUrl,
  v.check(
    // One reason for each address: what is not safe was said before.
    value => !isSafe(value) || /^https?:\/\/[\w.-]+(:\d+)?(\/[!"$->@-[\]-~]*)?$/.test(value),
    'must be an address such as https://shop.example.com, without ? and #',
  ),
)

/** Asked for tokens, and the subject of a rule for requests, in whose filters `*`, `^` and `|` stand for other texts. */
const tokenUrl = v.pipe(
  plainUrl,
  v.check(value => !/[*^|]|%(?:2a|5e|7c)/i.test(value), 'must have none of * ^ |'),
)

/** The name of a store in markers (rules 1): part of a text of 255 units that must hold the items too. */
const store = v.pipe(
  text,
  v.transform(name => name.replace(/\s+/gu, ' ')),
  v.maxLength(24, 'must be at most 24 characters'),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? badStoreName(dataset.value) : null
    if (message !== null) addIssue({ message })
  }),
)

const timeZone = v.pipe(text, v.check(isTimeZone, 'must be a time zone such as America/Chicago'))

const StatusesSchema = v.pipe(
  v.record(
    v.pipe(v.string(), v.check(isLabel, 'must be a status as the shop prints it, at most 60 characters')),
    OrderStateSchema,
  ),
  v.check(
    statuses => new Set(Object.keys(statuses).map(normalStore)).size === Object.keys(statuses).length,
    'names one status twice',
  ),
)

export const ShopSchema = v.strictObject({
  origin,
  reader: v.picklist(['auto']),
  /** Shops of one store count their orders together; a shop without it belongs to the first shop's store. */
  store: v.optional(store),
  /** The zone of the times that its pages print, where that is not the practice's. */
  timeZone: v.optional(timeZone),
  /** Whether its pages write `05/11/2026` with the day or the month first, where nothing on them tells. */
  dateOrder: v.optional(DateOrderSchema),
  /** Magento's state behind each status of the shop's own: `{ "Ready to Ship": "processing" }`. */
  statuses: v.optional(StatusesSchema),
  /** Magento's REST interface; its token is kept apart from the configuration. */
  rest: v.optional(v.strictObject({ baseUrl: plainUrl, token: v.optional(text) })),
})

const NextechSchema = v.strictObject({
  product: v.picklist(['select'], 'only Nextech Select is supported'),
  apiBaseUrl: plainUrl,
  tokenUrl,
  clientId: text,
  username: text,
  password: v.optional(text),
  resource: text,
  /** Sent as a header, which takes nothing else. */
  practiceId: v.pipe(text, v.regex(/^[ -~]*$/, 'must be of plain letters, digits and signs')),
  /** The zone in which its payment dates are midnights; without it the one that the test payment showed, or the practice's. */
  dateZone: v.optional(timeZone),
})

/** Labels by brand (rules 3): Magento's code, any name that a gateway tells, or `*`. */
export const CardTypesSchema = v.pipe(
  v.record(
    v.pipe(
      v.string(),
      v.check(
        isBrand,
        'must be a card code such as VI, a brand as the shop tells it, or * for cards of no told brand',
      ),
    ),
    v.pipe(text, v.maxLength(100, 'must be at most 100 characters')),
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    const twice = dataset.typed ? brandNamedTwice(dataset.value) : null
    if (twice) addIssue({ message: `names one brand twice: ${twice.join(' and ')}` })
  }),
)

const PolicySchema = v.strictObject({
  undoSeconds: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)), 5),
  createPatients: v.optional(v.boolean(), true),
  patientStatus: v.optional(v.picklist(['patient', 'prospect', 'patientprospect']), 'patient'),
  cardTypes: v.optional(CardTypesSchema, {}),
  retentionDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650)), 30),
  ...policyLimits,
})

const common = {
  version: v.literal(1, 'must be 1: this is the only version there is'),
  posture: PostureSchema,
  practice: v.strictObject({
    name: text,
    timeZone,
    /** When people work: outside of it no silence of the sync alarms anybody. */
    hours: v.optional(HoursSchema),
    closedDays: v.optional(ClosedDaysSchema),
  }),
  shops: v.pipe(
    v.array(ShopSchema),
    v.minLength(1, 'must name at least one shop'),
    v.check(shops => new Set(shops.map(shop => shop.origin)).size === shops.length, 'names an origin twice'),
    v.check(
      shops => areStoresClear(shops),
      'names one store in two ways (letter case, spaces and dashes tell no stores apart)',
    ),
  ),
}

/** A practice's configuration, versioned and strict: an unknown key is refused (rules 10.2). */
export const ConfigurationSchema = v.strictObject({
  ...common,
  mode: v.literal('direct'),
  nextech: NextechSchema,
  backend: v.null('must be null in mode "direct"'),
  policy: v.optional(PolicySchema, {}),
})
/** A practice whose engine runs where this is read: in the browser, or at the sync backend. */
export type Configuration = v.InferOutput<typeof ConfigurationSchema>

/** A browser that leaves the sync to a backend. What its file says of Nextech is the backend's, and unused here. */
export const StationConfigurationSchema = v.strictObject({
  ...common,
  mode: v.literal('backend'),
  nextech: v.optional(NextechSchema),
  backend: v.strictObject({
    /** Where it is served, without a path. */
    url: origin,
    /** A station token; without it the station pairs by a code. Imported, never exported. */
    token: v.optional(v.pipe(text, v.maxLength(500, 'must be at most 500 characters'))),
  }),
  policy: v.optional(PolicySchema),
})
export type StationConfiguration = v.InferOutput<typeof StationConfigurationSchema>

/** What a browser may be set up for. */
export const BrowserConfigurationSchema = v.variant(
  'mode',
  [ConfigurationSchema, StationConfigurationSchema],
  'must be "direct" or "backend"',
)
export type BrowserConfiguration = v.InferOutput<typeof BrowserConfigurationSchema>

/** Reads a configuration file's text. Refuses it whole, naming each wrong path and why. */
export function parseConfiguration(json: string): Result<BrowserConfiguration, FileProblem[]> {
  return parseFile(BrowserConfigurationSchema, json)
}

/** Reads the file of a practice whose engine runs here; refuses one that leaves the sync to a backend. */
export function parsePracticeConfiguration(json: string): Result<Configuration, FileProblem[]> {
  return parseFile(ConfigurationSchema, json)
}

/** The configuration without its secrets: they are imported, never stored with it, never exported. */
export function withoutSecrets<C extends BrowserConfiguration>(configuration: C): C {
  const shops = configuration.shops.map(({ rest, ...shop }) =>
    rest ? { ...shop, rest: { baseUrl: rest.baseUrl } } : shop,
  )
  const { nextech, backend } = configuration
  return {
    ...configuration,
    shops,
    ...(nextech && { nextech: withoutPassword(nextech) }),
    ...(backend && { backend: { url: backend.url } }),
  }
}

function withoutPassword({ password: _password, ...nextech }: Configuration['nextech']) {
  return nextech
}

/** Every address that the browser must let us reach; with a backend only the shops and the backend. */
export function addressesOf(configuration: BrowserConfiguration): string[] {
  const { shops } = configuration
  if (configuration.mode === 'backend') return [...shops.map(shop => shop.origin), configuration.backend.url]
  const own = shops.flatMap(({ origin, rest }) => (rest ? [origin, rest.baseUrl] : [origin]))
  return [...own, configuration.nextech.apiBaseUrl, configuration.nextech.tokenUrl]
}

/** The host that the API user's password goes to from here. */
export function passwordHostOf(configuration: BrowserConfiguration): string {
  const { mode, backend, nextech } = configuration
  return new URL(mode === 'backend' ? backend.url : nextech.tokenUrl).host
}

/** Two spellings of one name would be one store here and two in its markers. */
function areStoresClear(shops: readonly { store?: string | undefined }[]): boolean {
  const names = new Set(shops.flatMap(shop => shop.store ?? []))
  return new Set([...names].map(normalStore)).size === names.size
}

function isLabel(label: string): boolean {
  return label.trim() !== '' && label.length <= 60 && label !== '__proto__'
}

/** `__proto__` is a brand nowhere, and a record keeps no such key. */
function isBrand(key: string): boolean {
  return (
    key === untoldBrand ||
    (key.length <= 60 && /[\p{L}\p{N}]/u.test(key) && key.trim() === key && key !== '__proto__')
  )
}

/** Who signs in by the address itself shows by how it is spelled. */
function isSafe(value: string): boolean {
  const parsed = URL.parse(value)
  return (
    parsed?.protocol === 'https:' ||
    (parsed?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(parsed.hostname))
  )
}
