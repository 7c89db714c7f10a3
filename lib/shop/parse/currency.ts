/** Signs that stand for one currency in American English, as shops print them. */
const bySign: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['US$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['JP¥', 'JPY'],
  ['CN¥', 'CNY'],
  ['CA$', 'CAD'],
  ['C$', 'CAD'],
  ['MX$', 'MXN'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['NT$', 'TWD'],
  ['S$', 'SGD'],
  ['R$', 'BRL'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₪', 'ILS'],
  ['₱', 'PHP'],
  ['₫', 'VND'],
  ['ZŁ', 'PLN'],
  ['KČ', 'CZK'],
  ['KČS', 'CZK'],
  ['FT', 'HUF'],
  ['円', 'JPY'],
  ['원', 'KRW'],
  ['元', 'CNY'],
  ['RP', 'IDR'],
  ['RM', 'MYR'],
  ['R', 'ZAR'],
  ['LEI', 'RON'],
  ['S/', 'PEN'],
  ['B/', 'PAB'],
  ['Q', 'GTQ'],
  ['BS', 'BOB'],
  ['SFR', 'CHF'],
  ['DKR', 'DKK'],
  ['NKR', 'NOK'],
  ['SKR', 'SEK'],
  ['IKR', 'ISK'],
  ['ЛВ', 'BGN'],
  ['ГРН', 'UAH'],
  ['РУБ', 'RUB'],
  ['ДИН', 'RSD'],
  ['DIN', 'RSD'],
])

/** Signs of several currencies, without a code of their own. */
const shared: readonly string[] = ['KR', 'RS', 'FR', 'L', 'DH']

/** Currencies of thousandths; Iraq's are never printed. */
export const inThousandths: ReadonlySet<string> = new Set(['BHD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'])

const codes = new Set(Intl.supportedValuesOf('currency'))

/**
 * The currency that the marks before and after a number name together: a code, or the sign itself where it may be
 * several. Undefined where there is none, where a mark is no currency's, or where the two do not go together.
 */
export function currencyOf(...marks: readonly (string | undefined)[]): string | undefined {
  const named = marks.flatMap(mark => (mark === undefined ? [] : [namedBy(mark.toUpperCase())]))
  if (named.includes(undefined)) return undefined
  const [first, second = first] = named
  if (first === second) return first
  // `$80.00 CAD`: a bare dollar sign is any dollar's.
  const isDollar = (mark: string | undefined) => mark === '$'
  if (isDollar(marks[0])) return second
  return isDollar(marks[1]) ? first : undefined
}

function namedBy(mark: string): string | undefined {
  // `CLP$`, `Rs.` and `kr.` say no more than without the last sign.
  const [, code = mark] = /^(\p{L}{3})\$$/u.exec(mark) ?? /^([\p{L}/]+)\.$/u.exec(mark) ?? []
  const known = bySign.get(mark) ?? bySign.get(code) ?? (codes.has(code) ? code : undefined)
  return known ?? (/\p{Sc}/u.test(mark) || shared.includes(code) ? code : undefined)
}
