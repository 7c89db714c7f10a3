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
  const isEuro = settings.currencies === 'two'
  const purchased = isEuro ? order.grand_total / dollarsPerEuro : order.grand_total
  return {
    entity: order.entity_id,
    number: order.increment_id,
    placed: placedText(order.created_at, zone, settings),
    customer: billingName(order),
    email: order.customer_email,
    base: amount(order.grand_total, 'USD', settings.lang),
    total: amount(purchased, isEuro ? 'EUR' : 'USD', settings.lang),
    status:
      settings.lang === 'de' ? (germanStatuses[order.status] ?? order.status) : statusLabel(order.status),
    createdAt: order.created_at,
    cents: Math.round(order.grand_total * 100),
    code: order.status,
  }
}

/** `Mar 1, 2026, 2:35:00 PM`, or `Mar 01, 2026, 14:35:00` as newer Magento has it, or `01.03.2026, 14:35:00`. */
export function placedText(utc: string, zone: string, { lang, hours }: PageSettings): string {
  if (lang === 'en' && hours === '12') return officeTime(utc, zone)
  return timeFormat(lang, zone).format(utcDate(utc))
}

export function amount(value: number, currency: 'USD' | 'EUR', lang: PageSettings['lang']): string {
  return moneyFormats[lang][currency].format(value).replaceAll('\u00a0', ' ')
}

const moneyFormats = { en: moneyIn('en-US'), de: moneyIn('de-DE') }
const timeFormats = new Map<string, Intl.DateTimeFormat>()

function moneyIn(locale: string) {
  const style = 'currency'
  return {
    USD: new Intl.NumberFormat(locale, { style, currency: 'USD' }),
    EUR: new Intl.NumberFormat(locale, { style, currency: 'EUR' }),
  }
}

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
  const month = lang === 'de' ? '2-digit' : 'short'
  const locale = lang === 'de' ? 'de-DE' : 'en-US'
  const made =
    timeFormats.get(key) ?? new Intl.DateTimeFormat(locale, { ...digits, month, timeZone, hourCycle: 'h23' })
  timeFormats.set(key, made)
  return made
}
