import { say as said } from '../../../lib/words/background-words.ts'
import { say as passkey } from '../../../lib/words/passkey-words.ts'
import { say as word } from '../../../lib/words/people-words.ts'
import type { PeopleView, StationView } from '../view.ts'

const people = [
  { id: '1', name: 'Dr. Alexandra Montgomery-Featherstone', role: 'manager', lockedUntil: null },
  { id: '2', name: 'Bo', role: 'staff', lockedUntil: null },
  { id: '3', name: 'Front desk, evenings', role: 'staff', lockedUntil: null },
  { id: '4', name: 'Okonkwo & Partners', role: 'auditor', lockedUntil: null },
] as const
const gate = {
  kind: 'gate',
  people: [...people],
  timeZone: 'America/Chicago',
  busy: false,
  problem: null,
} as const

export const gateSamples = {
  'nobody is there': gate,
  'somebody is locked out': {
    ...gate,
    people: people.map((each, i) => ({ ...each, lockedUntil: i === 1 ? 1_800_000_000_000 : null })),
  },
} satisfies Record<string, StationView>

export const openSamples = {
  'a manager is there': { kind: 'open', person: people[0], refusal: null },
  'nobody is set up, with a vault': { kind: 'open', person: null, vault: 'open', refusal: null },
  'an auditor is there': { kind: 'open', person: people[3], refusal: null },
  'not for this role': {
    kind: 'open',
    person: people[1],
    refusal: said('station.refused.manager'),
  },
} satisfies Record<string, Extract<StationView, { kind: 'open' }>>

const closed = {
  kind: 'passphrase',
  access: 'closed',
  hasPasskey: false,
  busy: false,
  problem: null,
} as const

export const passphraseSamples = {
  'the vault is closed': closed,
  'the computer is locked': { ...closed, access: 'curtain' },
  'a passkey opens it too': { ...closed, hasPasskey: true },
  'a passkey that was not used': {
    ...closed,
    hasPasskey: true,
    problem: passkey('passkey.not-shown'),
  },
  'a wrong passphrase': {
    ...closed,
    problem: said('vault.wrong'),
  },
} satisfies Record<string, StationView>

const usual: NonNullable<PeopleView> = {
  people,
  person: people[0],
  busy: false,
  said: null,
  round: 0,
  vault: 'none',
  hasPassphrase: false,
  vaultSaid: null,
  passkeys: [],
  offersPasskeys: true,
}

export const vaultSamples = {
  'no vault': { ...usual, people: [], person: null },
  'a vault, opened': { ...usual, vault: 'open', hasPassphrase: true },
  'a vault with passkeys': {
    ...usual,
    vault: 'open',
    hasPassphrase: true,
    passkeys: [
      { credential: 'a', owner: people[0].name, addedOn: '2026-03-16' },
      { credential: 'b', owner: people[1].name, addedOn: '2026-11-02' },
      { credential: 'c', owner: null, addedOn: '2025-12-31' },
    ],
    vaultSaid: { kind: 'saved', text: passkey('passkey.added') },
  },
  'a browser without passkeys': { ...usual, vault: 'open', hasPassphrase: true, offersPasskeys: false },
  'a vault in which staff have no passphrase': { ...usual, vault: 'open', person: people[1] },
  'a passphrase too short': {
    ...usual,
    vaultSaid: { kind: 'problem', text: said('vault.problem.short') },
  },
} satisfies Record<string, PeopleView>

export const peopleSamples = {
  'nobody is set up': { ...usual, people: [], person: null },
  'a manager looks': usual,
  'staff look': { ...usual, person: people[1] },
  added: { ...usual, said: { kind: 'saved', text: word('people.added', { name: 'Bo' }) } },
  refused: {
    ...usual,
    said: {
      kind: 'problem',
      text: said('station.problem.no-manager'),
    },
  },
} satisfies Record<string, PeopleView>
