import { beforeEach, expect, it } from 'vitest'
import type { OpenBackend } from '../../backend/commands/open-backend.ts'
import { isFresh, provePassword } from '../../backend/people/fresh-proof.ts'
import { type Person, savePerson } from '../../backend/people/people.ts'
import { sessionOf } from '../../backend/people/sessions.ts'
import { signInPerson } from '../../backend/people/sign-in.ts'
import { must } from '../fixtures/store.ts'
import { managerEmail as email, openTestBackend, managerPassword as right } from './world.ts'

// Each try looks at whether the account is locked before its slow hash: many that begin at once all see it open.
const nowhere = { address: null, browser: null }
const wrong = Array.from({ length: 7 }, (_, n) => `a wrong password ${n}`)

let db: OpenBackend['db']
let person: Person
beforeEach(async () => {
  ;({ db } = await openTestBackend())
  const chain = { anchor_seq: 0, anchor_hash: '', head_seq: 0, head_hash: '' }
  await db
    .insertInto('practice')
    .values({ id: 'one', time_zone: 'UTC', ...chain })
    .execute()
  person = await savePerson(db, { practiceId: 'one', email, name: 'Pat', role: 'manager', password: right })
})

const kept = () => db.selectFrom('person').select(['failed_tries', 'locked_until']).executeTakeFirstOrThrow()

it('tries at the sign-in that begin at once are as few as one after the other', async () => {
  const all = await Promise.all(
    [...wrong, right].map(password => signInPerson(db, { email, password }, nowhere)),
  )
  expect(all.map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => 'refused'))
  expect(all.flatMap(outcome => ('locked' in outcome ? outcome.locked : []))).toEqual([person])
  expect(await db.selectFrom('session').select('id').execute()).toEqual([])
  expect((await kept()).failed_tries).toBe(5)
})

it('the same of who shows again who they are', async () => {
  const signedIn = await signInPerson(db, { email, password: right }, nowhere)
  const { id } = must(await sessionOf(db, 'token' in signedIn ? signedIn.token : ''))
  await db.updateTable('session').set({ created_at: 0 }).execute()
  const all = await Promise.all([...wrong, right].map(typed => provePassword(db, { id, person }, typed)))
  expect(all.some(({ isShown }) => isShown)).toBe(false)
  expect(await isFresh(db, { id, person })).toBe(false)
})

it('a right password among a few wrong ones lets in', async () => {
  const all = await Promise.all(
    [...wrong.slice(0, 3), right].map(password => signInPerson(db, { email, password }, nowhere)),
  )
  expect(all.map(({ kind }) => kind)).toEqual(['refused', 'refused', 'refused', 'signed-in'])
  expect(await kept()).toEqual({ failed_tries: 0, locked_until: null })
})
