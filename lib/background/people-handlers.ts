import { readPresent } from '../browser/people.ts'
import type { HandlersFor } from '../browser/router.ts'
import type { StationPeople } from '../contract/people-messages.ts'
import { asOf, lockedUntil } from '../domain/lock-out.ts'
import { practiceDayOf } from '../domain/practice-day.ts'
import { say } from '../words/background-words.ts'
import { formatMoment } from '../words/format-time.ts'
import { actingAs } from './acting.ts'
import type { BackgroundApp } from './background-app.ts'
import { lockNowOf, runUntil, shownOf } from './lock-clock.ts'
import { lockStation, tellOfPeople } from './lock-station.ts'
import {
  addPerson,
  changePerson,
  changePin,
  type Entry,
  enter,
  type KeptPerson,
  keptPeople,
  type PeopleProblem,
  personOf,
  removePerson,
  resetPin,
} from './people.ts'
import { stationNow } from './station-guard.ts'
import { clearTickets } from './tickets.ts'
import { dropSlots, slotIds, stationSlot, vaultState } from './vault.ts'
import { passkeySlots } from './vault-passkeys.ts'

type PeopleHandlers = Pick<
  HandlersFor<'ext-bg'>,
  Extract<keyof HandlersFor<'ext-bg'>, 'ext-bg/people' | `ext-bg/person-${string}`>
>

/** What our own pages ask about the people at this computer. */
export function peopleHandlers(app: BackgroundApp): PeopleHandlers {
  return {
    'ext-bg/people': () => stationPeople(app),
    async 'ext-bg/person-enter'({ id, pin }) {
      return { problem: await enterAndTell(app, id, pin) }
    },
    async 'ext-bg/person-leave'() {
      await lockStation(app)
      return {}
    },
    async 'ext-bg/person-add'(added) {
      if (!(await app.practice())) return { problem: say('reason.not-configured.fix') }
      const done = await addPerson(added, Date.now())
      if (!done.ok) return { problem: problemText(done.error) }
      await tellOfPeople(app, 'people.added', done.value)
      return { problem: null }
    },
    async 'ext-bg/person-change'({ id, name, role }) {
      const done = await changePerson(id, { name, role })
      if (!done.ok) return { problem: problemText(done.error) }
      const { before, after } = done.value
      if (before.name !== after.name) await tellOfPeople(app, 'people.renamed', after)
      if (before.role !== after.role) await tellOfPeople(app, 'people.role-changed', after)
      return { problem: null }
    },
    async 'ext-bg/person-reset'({ id, pin }) {
      const done = await resetPin(id, pin)
      if (!done.ok) return { problem: problemText(done.error) }
      await tellOfPeople(app, 'people.reset', done.value.after)
      return { problem: null }
    },
    async 'ext-bg/person-remove'({ id }) {
      const done = await removePerson(id, Date.now())
      if (!done.ok) return { problem: problemText(done.error) }
      await dropSlots(id)
      await tellOfPeople(app, 'people.removed', done.value)
      return { problem: null }
    },
    async 'ext-bg/person-pin'({ pin, next }) {
      const person = await readPresent()
      if (!person) return { problem: problemText('gone') }
      const done = await changePin(person.id, pin, next, await lockNowOf(app))
      if (!done.ok) return { problem: problemText(done.error) }
      await tellOfPeople(app, 'people.reset', done.value)
      return { problem: null }
    },
  }
}

async function stationPeople(app: BackgroundApp): Promise<StationPeople> {
  const kept = keptPeople()
  const [people, { isPeopled, person, access }, practice, vault, slots, passkeys] = await Promise.all([
    kept,
    stationNow(app),
    app.practice(),
    vaultState(),
    slotIds(),
    kept.then(passkeySlots),
  ])
  // Where nobody is set up nothing is kept of it: an erased computer stays empty.
  const now = isPeopled ? await lockNowOf(app) : 0
  return {
    people: isPeopled ? people.map(each => ({ ...personOf(each), lockedUntil: shownLock(each, now) })) : [],
    person,
    access,
    vault,
    hasPassphrase: slots.includes(person?.id ?? stationSlot),
    passkeys: passkeys.map(({ id, credential, salt, madeAt }) => ({ owner: id, credential, salt, madeAt })),
    timeZone: practice?.configuration.practice.timeZone ?? null,
  }
}

/** Until when a person is locked out, by the clock that people see. */
function shownLock({ tries }: KeptPerson, now: number): number | null {
  const until = lockedUntil(asOf(tries, now), now)
  if (until === null) return null
  runUntil(until, now)
  return shownOf(until, now)
}

async function enterAndTell(app: BackgroundApp, id: string, pin: string): Promise<string | null> {
  const before = await readPresent()
  const now = await lockNowOf(app)
  const entry = await enter(id, pin, now)
  if (entry.kind === 'entered') {
    const { person } = entry
    // Panels that are open were opened by the one before.
    if (before?.id !== person.id) await clearTickets()
    await tellOfPeople(actingAs(app, person), 'people.entered', person)
    return null
  }
  if (entry.kind === 'refused') {
    await tellOfPeople(app, 'people.refused', entry.person)
    if (entry.until !== null) await tellOfPeople(app, 'people.locked-out', entry.person)
  }
  return entryText(app, entry, now)
}

async function entryText(
  app: BackgroundApp,
  entry: Exclude<Entry, { kind: 'entered' }>,
  now: number,
): Promise<string> {
  if (entry.kind === 'gone') return problemText('gone')
  if (entry.until === null) return problemText('wrong-pin')
  const zone = (await app.practice())?.configuration.practice.timeZone ?? 'UTC'
  runUntil(entry.until, now)
  const time = formatMoment(shownOf(entry.until, now), zone, practiceDayOf(Date.now(), zone))
  return say(`station.${entry.kind === 'locked' ? 'locked' : 'locked-now'}`, { time })
}

const problemText = (problem: PeopleProblem | 'wrong-pin') => say(`station.problem.${problem}`)
