import { bucketsOf } from './buckets.ts'
import { maxPhones } from './columns.ts'
import { GroupList, reason } from './group-list.ts'
import { none, type Suspects } from './suspects.ts'

/**
 * Groups of patients that an order could mean alike (rules 4).
 *
 * - Exact: e-mail, first name, last name and a phone are equal. A group is what hangs together: with several phones A
 *   may share one with B and B another one with C.
 * - Near: patients who would be candidates for each other’s orders (rules 4.4), grouped by what they share.
 *   By name alone, birth dates that are both known must agree; one without a birth date holds all of its name together.
 *
 * A near group that lies within another group is left out, for its patients are told of already.
 */
export function findGroups(suspects: Suspects): GroupList {
  const groups = new GroupList(suspects)
  const phoneSlots = Array.from(
    { length: maxPhones },
    (_, slot) => (suspect: number) => suspects.phones.at(suspect * maxPhones + slot),
  )
  const emails = bucketsOf(suspects, [suspect => suspects.email.at(suspect)])
  emails.forEach(members => {
    for (const part of sharingPhoneAndName(suspects, members)) groups.addExact(part)
  })
  groups.keepExact()
  emails.forEach(members => {
    groups.addNear(members, reason.email)
  })
  addByName(suspects, groups)
  bucketsOf(suspects, phoneSlots).forEach(members => {
    addByPhone(suspects, groups, members)
  })
  groups.keepNear()
  return groups
}

function addByName(suspects: Suspects, groups: GroupList): void {
  const { whole, wholeFirst, birthDate } = suspects
  const names = bucketsOf(suspects, [suspect => whole.at(suspect), suspect => wholeFirst.at(suspect)])
  names.forEach(members => {
    if (members.some(member => birthDate.at(member) === 0)) groups.addNear(members, reason.name)
    else
      for (const part of partsBy(members, member => [birthDate.at(member)])) groups.addNear(part, reason.name)
  })
}

function addByPhone(suspects: Suspects, groups: GroupList, members: readonly number[]): void {
  const { family, first, given, whole, wholeFirst } = suspects
  for (const part of partsBy(members, member => [family.at(member)])) groups.addNear(part, reason.phoneLast)
  for (const part of partsBy(members, member => [first.at(member), given.at(member)]))
    groups.addNear(part, reason.phoneFirst)
  // `Mary Ann` `Smith` and `Mary` `Ann Smith`: both names are equal, however they are parted.
  for (const part of partsBy(members, member => [whole.at(member), wholeFirst.at(member)]))
    groups.addNear(part, reason.phoneFirst | reason.phoneLast)
}

type Parts = readonly (readonly number[])[]

/** Members by what they have in common; those alone are left out. */
function partsBy(members: readonly number[], keysOf: (member: number) => readonly number[]): Parts {
  const [one, other] = members
  // Most have one thing in common with one other patient.
  if (one !== undefined && other !== undefined && members.length === 2) {
    const keys = keysOf(other)
    return keysOf(one).some(key => key !== none && keys.includes(key)) ? [members] : []
  }
  const parts = new Map<number, number[]>()
  for (const member of members)
    for (const key of new Set(keysOf(member))) {
      if (key === none) continue
      const part = parts.get(key)
      if (part) part.push(member)
      else parts.set(key, [member])
    }
  return [...parts.values()].filter(part => part.length > 1)
}

/** Of patients with one e-mail, those that hang together by an equal phone with an equal whole name. */
function sharingPhoneAndName(suspects: Suspects, members: readonly number[]): Parts {
  const pairs = (member: number) => {
    const names = [suspects.whole.at(member), suspects.wholeFirst.at(member)].filter(name => name !== none)
    const keys: number[] = []
    for (let slot = 0; slot < maxPhones; slot++) {
      const phone = suspects.phones.at(member * maxPhones + slot)
      if (phone !== none) keys.push(...names.map(name => phone * suspects.texts + name))
    }
    return keys
  }
  const parts = partsBy(members, pairs)
  return parts.length > 1 ? joined(parts, suspects) : parts
}

/** Parts that have a patient in common become one. */
function joined(parts: Parts, { patient }: Suspects): number[][] {
  const parent = new Map<number, number>()
  const rootOf = (member: number): number => {
    let root = member
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    parent.set(member, root)
    return root
  }
  for (const part of parts) {
    const root = rootOf(patient.at(part[0] ?? 0))
    for (const member of part) parent.set(rootOf(patient.at(member)), root)
  }
  const whole = new Map<number, number[]>()
  for (const member of new Set(parts.flat())) {
    const root = rootOf(patient.at(member))
    const group = whole.get(root)
    if (group) group.push(member)
    else whole.set(root, [member])
  }
  return [...whole.values()]
}
