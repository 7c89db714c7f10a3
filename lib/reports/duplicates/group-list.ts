import { GrowingInts } from './growable-arrays.ts'
import { none, type Suspects } from './suspects.ts'

/** What the patients of a near group share; a group may have several. */
export const reason = { email: 1, name: 2, phoneLast: 4, phoneFirst: 8 } as const
/** The reason of an exact group. */
export const allFour = 0

interface Sets {
  start: GrowingInts
  reasons: GrowingInts
}

/** Groups as they are found, and then only those that stay. */
export class GroupList {
  readonly #suspects: Suspects
  readonly #members = new GrowingInts()
  readonly #found: Sets = { start: new GrowingInts(), reasons: new GrowingInts() }
  readonly #kept = new GrowingInts()
  /** The groups that stay of each patient: a chain through these three. */
  readonly #firstLink: Int32Array
  readonly #linkGroup = new GrowingInts()
  readonly #nextLink = new GrowingInts()
  #exactCount = 0

  constructor(suspects: Suspects) {
    this.#suspects = suspects
    this.#firstLink = new Int32Array(suspects.count).fill(none)
  }

  get count(): number {
    return this.#kept.length
  }

  /** The exact groups come first. */
  get exactCount(): number {
    return this.#exactCount
  }

  addExact(members: readonly number[]): void {
    this.#add(members, allFour)
  }

  addNear(members: readonly number[], reasons: number): void {
    this.#add(members, reasons)
  }

  /** The patients of a group, in the order of the file. */
  membersOf(group: number): number[] {
    return this.#membersOf(this.#kept.at(group))
  }

  reasonsOf(group: number): number {
    return this.#found.reasons.at(this.#kept.at(group))
  }

  /** Takes the exact groups over; they share no patient. */
  keepExact(): void {
    for (const set of this.#sorted(0)) this.#keep(set)
    this.#exactCount = this.count
  }

  /** Takes over the near groups that do not lie within another; equal ones become one with all their reasons. */
  keepNear(): void {
    const first = this.#exactCount
    const bySize = this.#sorted(first).sort((a, b) => this.#sizeOf(b) - this.#sizeOf(a))
    for (const set of bySize) if (!this.#isWithinKept(set)) this.#keep(set)
    this.#sortNear(first)
  }

  #add(members: readonly number[], reasons: number): void {
    const patients = [...new Set(members.map(member => this.#suspects.patient.at(member)))]
    if (patients.length < 2) return
    this.#found.start.push(this.#members.length)
    this.#found.reasons.push(reasons)
    for (const patient of patients.sort((a, b) => a - b)) this.#members.push(patient)
  }

  #membersOf(set: number): number[] {
    const start = this.#startOf(set)
    return Array.from({ length: this.#sizeOf(set) }, (_, i) => this.#members.at(start + i))
  }

  #startOf(set: number): number {
    return set < this.#found.start.length ? this.#found.start.at(set) : this.#members.length
  }

  #sizeOf(set: number): number {
    return this.#startOf(set + 1) - this.#startOf(set)
  }

  #sorted(from: number): number[] {
    const sets = Array.from({ length: this.#found.start.length - from }, (_, i) => from + i)
    return sets.sort((a, b) => this.#members.at(this.#startOf(a)) - this.#members.at(this.#startOf(b)))
  }

  #keep(set: number): void {
    const group = this.#kept.length
    this.#kept.push(set)
    for (const member of this.#membersOf(set)) {
      this.#nextLink.push(this.#firstLink[member] ?? none)
      this.#firstLink[member] = this.#linkGroup.length
      this.#linkGroup.push(group)
    }
  }

  /** Whether a group that stays has all members of this one; an equal near one takes its reasons. */
  #isWithinKept(set: number): boolean {
    const [one = 0, ...others] = this.#membersOf(set)
    for (const group of this.#groupsOf(one)) {
      if (!others.every(member => this.#isIn(member, group))) continue
      const kept = this.#kept.at(group)
      const { reasons } = this.#found
      if (group >= this.#exactCount && this.#sizeOf(kept) === others.length + 1)
        reasons.set(kept, reasons.at(kept) | reasons.at(set))
      return true
    }
    return false
  }

  *#groupsOf(member: number): Generator<number> {
    for (let link = this.#firstLink[member] ?? none; link !== none; link = this.#nextLink.at(link))
      yield this.#linkGroup.at(link)
  }

  #isIn(member: number, group: number): boolean {
    for (let link = this.#firstLink[member] ?? none; link !== none; link = this.#nextLink.at(link))
      if (this.#linkGroup.at(link) === group) return true
    return false
  }

  /** Those with most in common first, then as in the file. */
  #sortNear(from: number): void {
    const sets = Array.from({ length: this.count - from }, (_, i) => this.#kept.at(from + i))
    const { reasons } = this.#found
    const bits = (set: number) => [1, 2, 4, 8].filter(bit => reasons.at(set) & bit).length
    const firstOf = (set: number) => this.#members.at(this.#startOf(set))
    sets.sort((a, b) => bits(b) - bits(a) || firstOf(a) - firstOf(b) || a - b)
    sets.forEach((set, i) => {
      this.#kept.set(from + i, set)
    })
  }
}
