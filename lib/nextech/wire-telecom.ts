import * as v from 'valibot'
import type { Patient } from '../domain/patient.ts'
import { isCurrent, PeriodSchema } from './wire-period.ts'
import { listOf, TrimmedSchema } from './wire-values.ts'

const TelecomSchema = v.object({
  system: TrimmedSchema,
  value: TrimmedSchema,
  use: TrimmedSchema,
  period: PeriodSchema,
})
export const TelecomsSchema = listOf(TelecomSchema)
type Telecom = v.InferOutput<typeof TelecomSchema>

const mails = ['email', 'e-mail', 'mail']
const phones = ['phone', 'other', 'sms', 'mobile', 'cell', 'telephone', 'tel']

/** How a patient is reached; `now`, in milliseconds, tells an e-mail or phone that was theirs once. */
export function reachedBy(
  telecom: readonly Telecom[],
  now?: number,
): Pick<Patient, 'email' | 'moreEmails' | 'phones' | 'phoneKinds' | 'former'> {
  const { present = [], past = [] } = Object.groupBy(telecom, ({ use, period }) =>
    use?.toLowerCase() !== 'old' && isCurrent(period, now) ? 'present' : 'past',
  )
  const [email = null, ...moreEmails] = mailsIn(present)
  const phoneKinds = phoneKindsOf(present)
  const former = [...mailsIn(past), ...phonesIn(past)]
  return {
    email,
    ...(moreEmails.length > 0 && { moreEmails }),
    phones: phonesIn(present),
    ...(phoneKinds && { phoneKinds }),
    ...(former.length > 0 && { former }),
  }
}

/** A workplace's phone is no more one person's own than a home's (Nextech API 2.1). */
function phoneKindsOf(present: readonly Telecom[]): Patient['phoneKinds'] {
  const filed = (...uses: readonly string[]) =>
    phonesIn(present.filter(({ use }) => uses.includes(use?.toLowerCase() ?? '')))
  const [mobile, home] = [filed('mobile'), filed('home', 'work')]
  return mobile.length + home.length > 0 ? { mobile, home } : undefined
}

const mailsIn = (list: readonly Telecom[]) => valuesOf(list, mails).flatMap(mailboxesIn)
const phonesIn = (list: readonly Telecom[]) => valuesOf(list, phones).flatMap(numbersIn)

/** Values may be addresses of a link: `mailto:ana@example.org`. */
function valuesOf(list: readonly Telecom[], systems: readonly string[]): string[] {
  return list.flatMap(({ system, value }) =>
    value !== undefined && systems.includes(system?.toLowerCase() ?? '')
      ? [value.replace(/^(?:mailto|tel|sms):/i, '')]
      : [],
  )
}

/** Two in one field, as `ana@example.org; ana@work.example`: both are the patient's. */
function mailboxesIn(value: string): string[] {
  const parts = value.split(/[;,/\s]+/).filter(Boolean)
  return parts.every(part => /^[^@]+@[^@]+$/.test(part)) ? parts : [value]
}

const minDigits = 10

/** Two numbers in one field, as `214-563-0100 / 972-440-0111`: both are the patient's. */
function numbersIn(value: string): string[] {
  const parts = value.split(/[;,|/]|\s(?:or|and|o|y)\s/i).map(part => part.trim())
  return parts.every(part => part.replace(/\D/g, '').length >= minDigits) ? parts : [value]
}
