/** Columns of the file by what they hold, as places from 0; null where there is none. */
export interface Columns {
  id: number | null
  firstName: number | null
  middleName: number | null
  lastName: number | null
  /** `Lopez, Maria Elena` or `Maria Elena Lopez`, where first and last name have no columns of their own. */
  fullName: number | null
  email: number | null
  birthDate: number | null
  /** What the record says of itself: used no more, or restricted. Shown and never compared. */
  status: number | null
  phones: readonly number[]
}
export type SingleColumn = Exclude<keyof Columns, 'phones'>

export const noColumns: Columns = {
  id: null,
  firstName: null,
  middleName: null,
  lastName: null,
  fullName: null,
  email: null,
  birthDate: null,
  status: null,
  phones: [],
}

/** Phones beyond these are not compared. */
export const maxPhones = 6

const ours = '(?:patient|pat|pt|person|client)?'

/** What headings are called, best first, in lower case and without spaces and punctuation. */
const synonyms: Record<SingleColumn, readonly RegExp[]> = {
  id: [
    /^(?:nextech)?(?:patient|person)?(?:uid|guid)$/,
    new RegExp(`^${ours}chart(?:number|num|no|id)?$`),
    /^(?:patient|pat|pt|person|client|nextech)(?:id|number|num|no|key)$/,
    /^(?:mrn|medicalrecord(?:number|no)?|accountnumber|account(?:no|id)?|id)$/,
  ],
  firstName: [new RegExp(`^${ours}(?:first|given|fore)(?:name)?$`), /^(?:fname|namefirst|firstnm)$/],
  middleName: [new RegExp(`^${ours}middle(?:name|initial)?$`), /^(?:mi|mname|namemiddle)$/],
  lastName: [new RegExp(`^${ours}(?:last|family|sur)(?:name)?$`), /^(?:lname|namelast|lastnm)$/],
  fullName: [new RegExp(`^${ours}(?:full)?name$`), /^(?:patient|nameofpatient|lastfirst|lastnamefirstname)$/],
  email: [
    new RegExp(
      `^(?:primary|home|personal|preferred)?${ours}email(?:address|addr|id)?(?:1|home|primary|personal)?$`,
    ),
  ],
  birthDate: [new RegExp(`^${ours}(?:birthdate|dateofbirth|dob|birthday|bdate|birth)$`)],
  status: [/^(?:patient|pat|pt|person|client|record|chart|account)?status$/],
}

const phone =
  /^(?:patient|pat|pt|person|client)?(?:home|work|cell|cellular|mobile|business|office|other|main|primary|secondary|preferred|day|daytime|evening|alt|alternate)?(?:phone|telephone|tel|cell|mobile)(?:phone)?(?:number|num|no)?(?:home|work|cell|cellular|mobile|business|office|other|main|primary|day|evening|[1-9])?$/

const plain = (heading: string) =>
  heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** The columns that a row of headings names. A column has one meaning, the first that fits. */
export function columnsOf(headings: readonly string[]): Columns {
  const names = headings.map(plain)
  const taken = new Set<number>()
  const find = (patterns: readonly RegExp[]): number | null => {
    for (const pattern of patterns) {
      const at = names.findIndex((name, i) => !taken.has(i) && pattern.test(name))
      if (at >= 0) {
        taken.add(at)
        return at
      }
    }
    return null
  }
  const columns = {
    email: find(synonyms.email),
    firstName: find(synonyms.firstName),
    lastName: find(synonyms.lastName),
    middleName: find(synonyms.middleName),
    birthDate: find(synonyms.birthDate),
    id: find(synonyms.id),
    status: find(synonyms.status),
  }
  const hasNames = columns.firstName !== null && columns.lastName !== null
  const phones = names.flatMap((name, i) => (!taken.has(i) && phone.test(name) ? [i] : []))
  return {
    ...columns,
    fullName: hasNames ? null : find(synonyms.fullName),
    phones: phones.slice(0, maxPhones),
  }
}

/** How many kinds of detail a row of headings names; a status may be of anything, and counts for nothing. */
export function countNamed({ phones, ...columns }: Columns): number {
  const named = Object.values({ ...columns, status: null }).filter(column => column !== null)
  return named.length + Math.min(1, phones.length)
}

/** What no column gives, of the four fields that tell a patient (rules 4). */
export type MissingField = 'email' | 'first-name' | 'last-name' | 'phone'

export function missingOf({ email, firstName, lastName, fullName, phones }: Columns): MissingField[] {
  const missing: MissingField[] = []
  if (email === null) missing.push('email')
  if (firstName === null && fullName === null) missing.push('first-name')
  if (lastName === null && fullName === null) missing.push('last-name')
  if (phones.length === 0) missing.push('phone')
  return missing
}

/** Whether anything at all can be compared: an e-mail, a whole name, or a phone with a part of a name. */
export function isUsable(columns: Columns): boolean {
  const missing = missingOf(columns)
  const hasFirst = !missing.includes('first-name')
  const hasLast = !missing.includes('last-name')
  if (!missing.includes('email') || (hasFirst && hasLast)) return true
  return !missing.includes('phone') && (hasFirst || hasLast)
}
