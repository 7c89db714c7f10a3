import { locale } from './words.ts'

/** `42%`, of a share from 0 to 1, in the language that is spoken; whole and never more than is done. */
export function formatShare(share: number): string {
  const whole = Math.floor(share * 100) / 100
  return new Intl.NumberFormat(locale(), { style: 'percent' }).format(whole)
}

/** The same by tens, so that nobody is read a number for every portion. */
export function formatTenths(share: number): string {
  return formatShare(Math.floor(share * 10) / 10)
}
