import type { MovingPhase } from '../../lib/domain/moved.ts'
import type { Invitation } from '../people/invitations.ts'
import type { Pairing } from '../people/pairings.ts'
import type { Person } from '../people/people.ts'
import type { SignedIn } from '../people/sign-in.ts'
import type { StationRow } from '../people/stations.ts'

/** A person who was let in by an address. */
export interface Newcomer {
  email: string
  name: string
  password: string
}

/** What the pages and the pairing of stations need of the host. */
export interface PeopleApp {
  /** The address that people open. */
  publicUrl(): string
  invitationOf(token: string): Promise<Invitation | undefined>
  /** Lets the newcomer in and uses the address up; answers what is wrong, else nothing. */
  accept(token: string, newcomer: Newcomer): Promise<readonly string[]>
  /** The same for the first manager, who brings the practice's configuration. */
  acceptFirst(
    token: string,
    newcomer: Newcomer & { json: string; posts: boolean },
  ): Promise<readonly string[]>
  signIn(email: string, password: string): Promise<SignedIn>
  personOfSession(token: string): Promise<Person | undefined>
  endSession(token: string): Promise<void>
  invite(by: Person, email: string, role: Person['role']): Promise<string>
  stations(person: Person): Promise<readonly StationRow[]>
  revoke(person: Person, id: string): Promise<boolean>
  /** Where the practice posts, if a move has it elsewhere. */
  movedTo(person: Person): Promise<{ phase: Exclude<MovingPhase, 'here'>; by: string } | undefined>
  /** Does what a person asks for: the activity tells of it with their name. */
  actAs<T>(person: Person, work: () => T): T
  /** A manager says that no browser posts for the practice. */
  takeOver(person: Person): Promise<void>
  beginPairing(stationName: string): Promise<Pairing | undefined>
  approvePairing(person: Person, code: string): Promise<string | undefined>
  endPairing(device: string): Promise<{ token: string } | 'waiting' | 'over'>
}
