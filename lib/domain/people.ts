import * as v from 'valibot'

/** Roles from the least to the most: each may ask all that the ones before it may (rules 9). */
export const personRoles = ['auditor', 'staff', 'manager'] as const
export type PersonRole = (typeof personRoles)[number]
export const PersonRoleSchema = v.picklist(personRoles)

/** Somebody who works at this computer, as others see them. */
export const PersonSchema = v.object({ id: v.string(), name: v.string(), role: PersonRoleSchema })
export type Person = v.InferOutput<typeof PersonSchema>

/** Whether somebody of this role may ask what a row of the table of messages wants a role for. */
export function mayAsk(wanted: PersonRole | 'anyone', has: PersonRole): boolean {
  return wanted === 'anyone' || personRoles.indexOf(has) >= personRoles.indexOf(wanted)
}

const maxNameLength = 40

/** A name as it is kept and as others read it: nothing in it is unseen or turns the line around, and no space is doubled or at its ends. */
export function normalName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** Why these people cannot be the station's; null where they can. Where there is anybody, somebody manages. */
export function peopleProblem(
  people: readonly Person[],
): 'no-manager' | 'name-taken' | 'name-empty' | 'name-long' | null {
  const names = people.map(({ name }) => name)
  if (names.some(name => !/[\p{L}\p{N}]/u.test(name))) return 'name-empty'
  if (names.some(name => name.length > maxNameLength)) return 'name-long'
  if (new Set(names.map(folded)).size < names.length) return 'name-taken'
  return people.length > 0 && !people.some(({ role }) => role === 'manager') ? 'no-manager' : null
}

/** Two names that a reader takes for one: of other letters alone, such as full-width ones, or in other case. */
const folded = (name: string) => normalName(name).normalize('NFKC').toLowerCase()

const minPinLength = 6
const maxPinLength = 64

/** Why a PIN cannot be one; null where it can. What everybody tries first is none. */
export function pinProblem(pin: string): 'pin-short' | 'pin-long' | 'pin-simple' | null {
  const letters = [...pin.normalize('NFKC')]
  if (letters.length < minPinLength) return 'pin-short'
  if (letters.length > maxPinLength) return 'pin-long'
  return isRegular(letters) ? 'pin-simple' : null
}

const minPassphraseLength = 12

/** Why a passphrase cannot open a vault; null where it can: what is on a stolen disk may be tried out for years. */
export function passphraseProblem(passphrase: string): 'short' | 'simple' | null {
  const letters = [...passphrase.normalize('NFKC')]
  if (letters.length < minPassphraseLength) return 'short'
  return isRegular(letters) || new Set(letters).size < 5 ? 'simple' : null
}

/** One step between all its characters (000000, 123456, 987654, aceg…), or a short piece again and again (121212, abcabc). */
function isRegular(letters: readonly string[]): boolean {
  const codes = letters.map(letter => letter.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0))
  const [first = 0] = steps
  if (Math.abs(first) <= 2 && steps.every(step => step === first)) return true
  return [1, 2, 3].some(
    length => letters.length % length === 0 && letters.every((letter, i) => letter === letters[i % length]),
  )
}
