import type { MagentoOrder } from '../practice/practice.ts'
import { officeTime, utcDate } from '../shop/format.ts'
import { billingName, statusLabel } from '../shop/labels.ts'
import type { PageSettings } from './settings.ts'

/** One order as the lists show it: texts, and what they are sorted by. */
export interface PageOrder {
  entity: number
  number: string
  placed: string
  customer: string
  email: string
  base: string
  total: string
  status: string
  /** Sort keys: UTC time, cents, and the status code. */
  createdAt: string
  cents: number
  code: string
}

/** What one euro of an order is worth in the store's dollars. */
const dollarsPerEuro = 1.08

const yenPerDollar = 150

/** Numbers of other usual forms, made of the shop's own. */
const numberForms: Readonly<Record<PageSettings['numbers'], (number: string) => string>> = {
  plain: number => number,
  prefixed: number => `WEB25-${number.slice(-6)}`,
  underscore: number => `M2_${number}`,
  store: number => `2-${number}`,
  letter: number => `${number}A`,
}

/** What a shop calls some of its states. */
const ownStatuses: Readonly<Record<string, string>> = {
  pending_payment: 'Pending PayPal',
  processing: 'Ready to Ship',
  payment_review: 'PayPal Reversed',
}

const spanishStatuses: Readonly<Record<string, string>> = {
  pending: 'Pendiente',
  pending_payment: 'Pago pendiente',
  processing: 'Procesando',
  complete: 'Completo',
  closed: 'Cerrado',
  canceled: 'Cancelado',
  holded: 'En espera',
  payment_review: 'Revisión de pago',
}

const germanStatuses: Readonly<Record<string, string>> = {
  pending: 'Ausstehend',
  pending_payment: 'Zahlung ausstehend',
  processing: 'In Bearbeitung',
  complete: 'Abgeschlossen',
  closed: 'Geschlossen',
  canceled: 'Storniert',
  holded: 'Zurückgestellt',
  payment_review: 'Zahlungsprüfung',
}

export function pageOrder(order: MagentoOrder, zone: string, settings: PageSettings): PageOrder {
  return {
    entity: order.entity_id,
    number: numberForms[settings.numbers](order.increment_id),
    placed: placedText(order.created_at, zone, settings),
    customer: billingName(order),
    email: order.customer_email,
    base: amount(order.grand_total, 'USD', settings.lang),
    total: purchasedText(order.grand_total, settings),
    status: statusText(order.status, settings),
    createdAt: order.created_at,
    cents: Math.round(order.grand_total * 100),
    code: order.status,
  }
}

function statusText(status: string, { lang, statuses }: PageSettings): string {
  const own = statuses === 'own' ? ownStatuses[status] : undefined
  if (own) return own
  const words = { en: undefined, de: germanStatuses, es: spanishStatuses }[lang]
  return words?.[status] ?? statusLabel(status)
}

/** What the buyer paid, in the currency of the purchase. */
function purchasedText(dollars: number, { currencies, lang }: PageSettings): string {
  if (currencies === 'one') return amount(dollars, 'USD', lang)
  if (currencies === 'yen') return amount(Math.round(dollars * yenPerDollar), 'JPY', lang)
  return amount(dollars / dollarsPerEuro, 'EUR', lang)
}

/** `Mar 1, 2026, 2:35:00 PM`, or `Mar 01, 2026, 14:35:00` as newer Magento has it, or `01.03.2026, 14:35:00`. */
export function placedText(utc: string, zone: string, { lang, hours, dates }: PageSettings): string {
  if (dates === 'year-first') return yearFirst(utc, zone)
  if (dates === 'day-first') return figuresFormat(zone).format(utcDate(utc)).replace(',', '')
  if (lang === 'en' && hours === '12') return officeTime(utc, zone)
  return timeFormat(lang, zone).format(utcDate(utc))
}

export function amount(value: number, currency: Currency, lang: PageSettings['lang']): string {
  return moneyFormats[lang][currency].format(value).replaceAll('\u00a0', ' ')
}

type Currency = 'USD' | 'EUR' | 'JPY'

const moneyFormats = { en: moneyIn('en-US'), de: moneyIn('de-DE'), es: moneyIn('es-MX') }
const timeFormats = new Map<string, Intl.DateTimeFormat>()

function moneyIn(locale: string) {
  const style = 'currency'
  return {
    USD: new Intl.NumberFormat(locale, { style, currency: 'USD' }),
    EUR: new Intl.NumberFormat(locale, { style, currency: 'EUR' }),
    JPY: new Intl.NumberFormat(locale, { style, currency: 'JPY' }),
  }
}

/** `24/11/2026 14:35:00`, as the back-end of a user who chose New Zealand's English has it. */
/** `26/03/15 14:35:00`. */
function yearFirst(utc: string, zone: string): string {
  const [date = '', time = ''] = figuresFormat(zone).format(utcDate(utc)).split(', ')
  const [day, month, year = ''] = date.split('/')
  return `${year.slice(-2)}/${month}/${day} ${time}`
}

const figuresFormat = (timeZone: string) =>
  new Intl.DateTimeFormat('en-NZ', {
    ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
    ...({ hour: '2-digit', minute: '2-digit', second: '2-digit' } as const),
    hourCycle: 'h23',
    timeZone,
  })

/** Making a format takes far longer than using it. */
function timeFormat(lang: PageSettings['lang'], timeZone: string): Intl.DateTimeFormat {
  const key = `${lang} ${timeZone}`
  const digits = {
    year: 'numeric',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  } as const
  const month = lang === 'en' ? 'short' : '2-digit'
  const locale = { en: 'en-US', de: 'de-DE', es: 'es-MX' }[lang]
  const made =
    timeFormats.get(key) ?? new Intl.DateTimeFormat(locale, { ...digits, month, timeZone, hourCycle: 'h23' })
  timeFormats.set(key, made)
  return made
}
