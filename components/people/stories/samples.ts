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
    refusal: 'Only a manager may do this. Let a manager sign in at this computer.',
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
    problem:
      'The passkey was not used: it was cancelled, took too long, or is not on this device. Try again, or type the passphrase.',
  },
  'a wrong passphrase': {
    ...closed,
    problem: 'This is not a passphrase of this computer.',
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
    vaultSaid: { kind: 'saved', text: 'The passkey is added: it opens the vault.' },
  },
  'a browser without passkeys': { ...usual, vault: 'open', hasPassphrase: true, offersPasskeys: false },
  'a vault in which staff have no passphrase': { ...usual, vault: 'open', person: people[1] },
  'a passphrase too short': {
    ...usual,
    vaultSaid: { kind: 'problem', text: 'The passphrase needs at least 12 characters.' },
  },
} satisfies Record<string, PeopleView>

export const peopleSamples = {
  'nobody is set up': { ...usual, people: [], person: null },
  'a manager looks': usual,
  'staff look': { ...usual, person: people[1] },
  added: { ...usual, said: { kind: 'saved', text: 'Bo is set up.' } },
  refused: {
    ...usual,
    said: {
      kind: 'problem',
      text: 'Somebody must be a manager: who else could add, reset or remove people?',
    },
  },
} satisfies Record<string, PeopleView>
