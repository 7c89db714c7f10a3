import type { MovingPhase } from '../../lib/domain/moved.ts'
import type { MailSetting, TypedMailSetting } from '../mail/mail-setting.ts'
import type { NotMailed } from '../mail/not-mailed.ts'
import type { Access } from '../people/accesses.ts'
import type { Invitation } from '../people/invitations.ts'
import type { PasskeyRow } from '../people/kept-passkeys.ts'
import type { NewlyLetIn } from '../people/newly-let-in.ts'
import type { AskingStation, Pairing } from '../people/pairings.ts'
import type { addPasskey, RelyingParty, signInByPasskey } from '../people/passkeys.ts'
import type { Person } from '../people/people.ts'
import type { Whence } from '../people/sessions.ts'
import type { SignedIn } from '../people/sign-in.ts'
import type { StationRow } from '../people/stations.ts'
import type { CountTry } from './whence.ts'

/** A person who was let in by an address. */
export interface Newcomer {
  email: string
  name: string
  password: string
}

/** A person at the backend's pages, and by which sign-in. */
export interface SignedInPerson {
  id: string
  person: Person
}

export interface SignedInEnv {
  Variables: { signedIn: SignedInPerson }
}

/** Something that may ask, and whether it is the sign-in that asks for it now. */
export type ShownAccess = Access & { isThis: boolean }

/** Where the daily summary of a practice goes, and what the page that changes it shows. */
export interface DailyMailView {
  setting: MailSetting | undefined
  timeZone: string
  /** Whether the backend knows a mail server. */
  hasServer: boolean
  maxRecipients: number
  /** The newest days whose summaries do not leave by themselves any more, newest first. */
  notMailed: readonly NotMailed[]
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
  /** A proxy of ours stands before it, whose word on addresses counts. */
  isBehindProxy: boolean
  /** Counts a try to get in, for all processes that share the database. */
  countTry: CountTry
  signIn(known: { email: string; password: string }, whence: Whence): Promise<SignedIn>
  /** The practice's own sign-in that the page may name; undefined where there is none, or several practices. */
  providerOnPage(): Promise<{ handle: string; name: string } | undefined>
  /** Somebody goes to sign in there: where that is, and what their browser keeps meanwhile. */
  beginAtProvider(
    handle: string,
    landing: string,
  ): Promise<{ address: string; browser: string } | 'away' | 'refused'>
  /** They come back to this address of ours. */
  endAtProvider(
    way: { state: string; browser: string },
    address: URL,
    whence: Whence,
  ): Promise<{ token: string; landing: string } | 'away' | 'refused'>
  /** The name that passkeys belong to, and its address; undefined where the backend has no name. */
  relyingParty(): RelyingParty | undefined
  passkeys(person: Person): Promise<readonly PasskeyRow[]>
  /** Of all people for a manager, for others their own. */
  passkeysSeenBy(person: Person): Promise<readonly PasskeyRow[]>
  /** What others than this manager added of late; nothing for who is none. */
  newPasskeys(person: Person): Promise<readonly PasskeyRow[]>
  /** People and stations that others than this manager let in of late; nothing for who is none. */
  newlyLetIn(person: Person): Promise<NewlyLetIn>
  /** Whether the person showed in this sign-in, a moment ago, who they are. */
  isFresh(by: SignedInPerson): Promise<boolean>
  /** They show it again, by their password or by a passkey of theirs; whether it is right. */
  prove(by: SignedInPerson, password: string): Promise<boolean>
  proveByPasskey(by: SignedInPerson, shown: Parameters<typeof signInByPasskey>[2]): Promise<boolean>
  /** What a browser needs to make one, or to ask for one; undefined where none can be made or asked for now. */
  beginPasskey(person: Person): Promise<object | undefined>
  askForPasskey(): Promise<object | undefined>
  addPasskey(made: Parameters<typeof addPasskey>[2]): Promise<boolean>
  /** One of those that this person sees. */
  removePasskey(person: Person, id: string): Promise<boolean>
  signInByPasskey(shown: Parameters<typeof signInByPasskey>[2], whence: Whence): Promise<SignedIn>
  sessionOf(token: string): Promise<SignedInPerson | undefined>
  endSession(token: string): Promise<void>
  people(by: Person): Promise<readonly Person[]>
  /** Removes a person with all that let them in; whether there was such a person who may be removed. */
  remove(by: Person, id: string): Promise<boolean>
  /** What may ask in the practice's name: of all people for a manager, for others of their own. */
  accesses(by: SignedInPerson): Promise<readonly ShownAccess[]>
  /** Ends one of those. */
  revoke(by: SignedInPerson, id: string): Promise<boolean>
  /** Ends all of a person's, or all of the practice's, but the sign-in that asks for it, and the passkey by which it began. */
  revokeAll(by: SignedInPerson, whose: 'own' | 'practice', options: { withPasskeys: boolean }): Promise<void>
  invite(by: Person, email: string, role: Person['role']): Promise<string>
  stations(person: Person): Promise<readonly StationRow[]>
  /** Where the practice posts, if a move has it elsewhere. */
  movedTo(person: Person): Promise<{ phase: Exclude<MovingPhase, 'here'>; by: string } | undefined>
  /** Does what a person asks for: the activity tells of it with their name. */
  actAs<T>(person: Person, work: () => T): T
  /** A manager says that no browser posts for the practice. */
  takeOver(person: Person): Promise<void>
  dailyMail(person: Person): Promise<DailyMailView>
  /** Puts it in force, or has nothing mailed (`null`); answers which part is wrong, else nothing. */
  saveDailyMail(person: Person, typed: TypedMailSetting | null): Promise<string | undefined>
  /** Has the summary of one of those days leave; false where it is none of them. */
  mailDay(person: Person, day: string): Promise<boolean>
  beginPairing(stationName: string, whence: Whence): Promise<Pairing | undefined>
  /** What asks by this code; who is shown it may say yes or no to it. */
  showPairing(person: Person, code: string): Promise<AskingStation | undefined>
  approvePairing(person: Person, code: string): Promise<string | undefined>
  refusePairing(person: Person, code: string): Promise<boolean>
  /** How the person's practice is called. */
  practiceName(person: Person): Promise<string | undefined>
  endPairing(device: string): Promise<{ token: string } | 'waiting' | 'over'>
}
