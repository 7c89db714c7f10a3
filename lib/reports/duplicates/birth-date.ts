import { cellText } from './decode-file.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A birth date as year * 10000 + month * 100 + day; 0 where the cell holds none that can be read. Takes ISO dates,
 * American ones, `19900517`, `17-May-1990` and `May 17, 1990`, each with or without a time behind it. A year of two
 * digits is the last such year up to `thisYear`.
 */
export function birthDateOf(bytes: Uint8Array, from: number, to: number, thisYear: number): number {
  let a = 0
  let b = 0
  let c = 0
  let aSize = 0
  let bSize = 0
  let cSize = 0
  let part = 0
  let i = from
  while (i < to && bytes[i] === 32) i++
  if (i === to) return 0
  for (; i < to; i++) {
    const byte = bytes[i] ?? 0
    const digit = byte - 48
    if (digit >= 0 && digit <= 9) {
      if (part === 0) {
        a = a * 10 + digit
        aSize++
      } else if (part === 1) {
        b = b * 10 + digit
        bSize++
      } else {
        c = c * 10 + digit
        cSize++
      }
    } else if (part < 2 && (byte === 45 || byte === 47 || byte === 46)) part++
    else if (cSize > 0 && (byte === 32 || byte === 84)) break
    else return named(cellText(bytes.subarray(from, to)), thisYear)
  }
  if (part === 0 && aSize === 8) return date(Math.floor(a / 10000), Math.floor(a / 100) % 100, a % 100)
  if (part !== 2 || bSize === 0 || bSize > 2) return 0
  if (aSize === 4 && cSize > 0 && cSize <= 2) return date(a, b, c)
  if (aSize > 2 || (cSize !== 4 && cSize !== 2)) return 0
  const year = cSize === 4 ? c : fullYear(c, thisYear)
  return a > 12 ? date(year, b, a) : date(year, a, b)
}

function date(year: number, month: number, day: number): number {
  const isOne = year > 1800 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31
  return isOne ? year * 10000 + month * 100 + day : 0
}

const fullYear = (short: number, thisYear: number) => thisYear - ((((thisYear - short) % 100) + 100) % 100)

function named(text: string, thisYear: number): number {
  const found =
    /^\s*(?<day>\d{1,2})[ -]+(?<name>[a-z]{3,9})\.?[ ,-]+(?<year>\d{4}|\d{2})(?!\d)/i.exec(text) ??
    /^\s*(?<name>[a-z]{3,9})\.? +(?<day>\d{1,2}),? +(?<year>\d{4}|\d{2})(?!\d)/i.exec(text)
  const { day = '', name = '', year = '' } = found?.groups ?? {}
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1
  return date(year.length === 2 ? fullYear(Number(year), thisYear) : Number(year), month, Number(day))
}
