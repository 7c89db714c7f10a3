import type { Cents, PracticeDay } from '../../domain/units.ts'

const plain = /^(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d{1,2})0*)?$/

/**
 * Cents of an amount as processors write it: `$1,234.50`, `(12.00)` and `12.00-` for money that went back, `-12`.
 * Undefined where it is no amount: thousands marks in odd places, fractions of a cent, another currency's comma.
 */
export function amountIn(text: string): Cents | undefined {
  const trimmed = text.trim()
  const inParentheses = /^\((.*)\)$/.exec(trimmed)?.[1]
  const bare = (inParentheses ?? trimmed)
    .replace(/\bUSD\b|\$/gi, '')
    .replaceAll(/[\s\u00a0]/g, '')
    .replaceAll('−', '-')
  const sign = /^-|-$/.test(bare)
  const digits = bare.replace(/^[-+]/, '').replace(/-$/, '')
  if (!/\d/.test(digits) || !plain.test(digits) || (sign && inParentheses !== undefined)) return undefined
  const [whole = '', fraction = ''] = digits.replaceAll(',', '').split('.')
  const cents = Number(whole || '0') * 100 + Number(fraction.slice(0, 2).padEnd(2, '0'))
  if (!Number.isSafeInteger(cents)) return undefined
  return (sign || inParentheses !== undefined) && cents !== 0 ? -cents : cents
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * The day of a processor's date, as it is written there: `2026-03-16`, `3/16/2026`, `3/16/26`, `16-Mar-2026`,
 * `Mar 16, 2026`, each with or without a time. Month before day, as US processors write. Undefined where it is none.
 */
export function dayIn(text: string): PracticeDay | undefined {
  const trimmed = text.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(trimmed)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const american = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/.exec(trimmed)
  if (american) return dayOf(american[3], american[1], american[2])
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(trimmed)
  if (compact) return dayOf(compact[1], compact[2], compact[3])
  const dayFirst = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ,]+(\d{4}|\d{2})(?!\d)/.exec(trimmed)
  if (dayFirst) return dayOf(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1])
  const monthFirst = /^([A-Za-z]{3})[a-z]* (\d{1,2}),? (\d{4})(?!\d)/.exec(trimmed)
  return monthFirst ? dayOf(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]) : undefined
}

const monthNumber = (name = '') => String(months.indexOf(name.toLowerCase()) + 1)

function dayOf(year = '', month = '', day = ''): PracticeDay | undefined {
  const whole = year.length === 2 ? `20${year}` : year
  const iso = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  // The 31st of a short month would silently become another day.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}
