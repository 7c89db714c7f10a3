import * as v from 'valibot'
import { PasskeySchema } from '../domain/passkey.ts'
import { PersonRoleSchema, PersonSchema } from '../domain/people.ts'
import { InstantSchema } from '../domain/units.ts'
import type { MessageSpec } from './page-messages.ts'

/** Who works at this computer, and who of them is there. */
export const StationPeopleSchema = v.object({
  people: v.array(
    v.object({
      ...PersonSchema.entries,
      /** Until when no PIN of theirs is taken. */
      lockedUntil: v.nullable(InstantSchema),
    }),
  ),
  /** Who is there; null where nobody is, or nobody is set up. */
  person: v.nullable(PersonSchema),
  /**
   * What our own pages show: `open` = their own, `nobody` = the question who is there, `closed` and `curtain` = the question for
   * the passphrase, while the sync has its keys (`curtain`) or has none.
   */
  access: v.picklist(['open', 'nobody', 'closed', 'curtain']),
  vault: v.picklist(['none', 'open', 'closed']),
  /** Whether the person who is there, or the computer where nobody is set up, has a passphrase. */
  hasPassphrase: v.boolean(),
  /** What opens the vault besides passphrases: by it the browser is asked. `owner` = a person's id, or the computer's. */
  passkeys: v.array(v.object({ ...PasskeySchema.entries, owner: v.string(), madeAt: InstantSchema })),
  /** Null where people cannot be set up here: nothing is configured, or a backend knows them. */
  timeZone: v.nullable(v.string()),
})
export type StationPeople = v.InferOutput<typeof StationPeopleSchema>

const id = v.pipe(v.string(), v.maxLength(60))
const name = v.pipe(v.string(), v.maxLength(200))
const pin = v.pipe(v.string(), v.maxLength(200))
/** Why it was not done, in a sentence; null where it was. */
const done = v.object({ problem: v.nullable(v.string()) })

/** What our own pages ask about the people at this computer, where it has no backend that knows them. */
export const peopleMessages = {
  'ext-bg/people': {
    from: ['ext'],
    role: 'anyone',
    by: 'host',
    request: v.object({}),
    answer: StationPeopleSchema,
  },
  /** Somebody says who they are. */
  'ext-bg/person-enter': {
    from: ['ext'],
    role: 'anyone',
    by: 'host',
    request: v.object({ id, pin }),
    answer: done,
  },
  /** The person who is there leaves: until somebody enters, our pages show nothing. */
  'ext-bg/person-leave': {
    from: ['ext'],
    role: 'anyone',
    by: 'host',
    request: v.object({}),
    answer: v.object({}),
  },
  /** The first person manages, and is there from then on. */
  'ext-bg/person-add': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({ name, role: PersonRoleSchema, pin }),
    answer: done,
  },
  /** Another name or another role; their deeds of before keep the name that they had. */
  'ext-bg/person-change': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({ id, name, role: PersonRoleSchema }),
    answer: done,
  },
  /** A new PIN for somebody who forgot theirs or is locked out. */
  'ext-bg/person-reset': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({ id, pin }),
    answer: done,
  },
  /** The last person may go as well: then the computer is everybody's again. */
  'ext-bg/person-remove': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({ id }),
    answer: done,
  },
  /** Somebody changes their own PIN. */
  'ext-bg/person-pin': {
    from: ['ext'],
    role: 'auditor',
    by: 'host',
    request: v.object({ pin, next: pin }),
    answer: done,
  },
} as const satisfies Record<string, MessageSpec>
