import { normalEmail } from '../contact.ts'
import type { Likeness } from '../field-likeness.ts'
import { knownEmail } from '../known-values.ts'
import { isOneSlip } from '../one-slip.ts'
import type { Patient } from '../patient.ts'
import type { Level } from './levels.ts'
import { emailParts, isImpersonal, isPlaceholderEmail } from './placeholders.ts'

/**
 * Two e-mails beyond equal or not. `decided` is the decision table's own word, which also knows a withheld value
 * that Nextech's search matched; `isShared` tells an address that many people use.
 */
export function compareEmail(
  ordered: string,
  { email: held, former = [] }: Pick<Patient, 'email' | 'former'>,
  decided: Likeness,
  isShared: boolean,
): Level<'email'> {
  if (!isShared && decided !== 'equal' && isFormer(ordered, former)) return 'former'
  if (isShared || isPlaceholderEmail(ordered) || (held !== null && isPlaceholderEmail(held)))
    return ordered === '' || (held === null && decided !== 'equal') ? 'unknown' : 'shared'
  if (decided !== 'different' || held === null) return decided === 'equal' ? 'equal' : 'unknown'
  if (folded(ordered) === folded(held)) return 'folded'
  const [a, b] = [emailParts(ordered), emailParts(held)]
  if (!a || !b) return 'differ'
  if (a.domain === b.domain) return isOneSlip(a.local, b.local) ? 'close' : 'differ'
  if (a.local !== b.local || isImpersonal(a.local)) return 'differ'
  return isOneSlip(a.domain, b.domain) ? 'close' : 'local'
}

function isFormer(ordered: string, former: readonly string[]): boolean {
  const wanted = isPlaceholderEmail(ordered) ? undefined : knownEmail(ordered)
  return wanted !== undefined && former.some(each => knownEmail(each) === wanted)
}

/** One mailbox has many spellings: what follows a plus, and at Gmail the dots, do not count. */
function folded(email: string): string {
  const parts = emailParts(email)
  if (!parts) return normalEmail(email)
  const domain = parts.domain === 'googlemail.com' ? 'gmail.com' : parts.domain
  const local = parts.local.replace(/\+.*$/, '')
  return `${domain === 'gmail.com' ? local.replaceAll('.', '') : local}@${domain}`
}
