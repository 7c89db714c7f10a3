import type { StationPeople } from '../../lib/contract/people-messages.ts'
import type { PersonRole } from '../../lib/domain/people.ts'

/** Whether our page may be shown, and who is there. */
export type StationView =
  | { kind: 'loading' }
  /** `person` = who is there; null where nobody is set up. `refusal` = why the last press was not done. */
  | { kind: 'open'; person: StationPeople['person']; vault?: StationPeople['vault']; refusal: string | null }
  | {
      kind: 'gate'
      people: readonly StationPeople['people'][number][]
      timeZone: string
      busy: boolean
      problem: string | null
    }
  | {
      kind: 'passphrase'
      access: 'closed' | 'curtain'
      /** Whether a passkey opens it as well. */
      hasPasskey: boolean
      busy: boolean
      problem: string | null
    }

export interface StationEvents {
  onOpen: (passphrase: string) => void
  /** Opens the vault by a passkey, or leads to where that can be done. */
  onPasskey: () => void
  /** Nobody knows the passphrase; `word` was typed to say so. */
  onForget: (word: string) => void
  onSignOff: () => void
  onEnter: (id: string, pin: string) => void
  /** The person leaves: the gate closes. */
  onSwitch: () => void
  onDismiss: () => void
}

/** The people in Settings; null where they cannot be set up here. */
export type PeopleView = {
  people: readonly { id: string; name: string; role: PersonRole }[]
  /** Who is there; null where nobody is set up. */
  person: StationPeople['person']
  busy: boolean
  said: { kind: 'saved' | 'problem'; text: string } | null
  vault: StationPeople['vault']
  hasPassphrase: boolean
  /** Passkeys that this person may remove. `owner` = whose, null = the computer's; `addedOn` = `YYYY-MM-DD` of the practice. */
  passkeys: readonly { credential: string; owner: string | null; addedOn: string }[]
  /** False where the browser lets us use none. */
  offersPasskeys: boolean
  vaultSaid: { kind: 'saved' | 'problem'; text: string } | null
  /** Raised by everything that was done: forms are empty again. */
  round: number
} | null

export interface VaultEvents {
  onSetPassphrase: (passphrase: string) => void
  onVaultOff: () => void
  onAddPasskey: () => void
  onRemovePasskey: (credential: string) => void
}

export interface PeopleEvents {
  onAdd: (person: { name: string; role: PersonRole; pin: string }) => void
  /** `pin` is empty where the old one stays. */
  onChange: (person: { id: string; name: string; role: PersonRole; pin: string }) => void
  onRemove: (id: string) => void
  onOwnPin: (pin: string, next: string) => void
}
