import { readMove } from '../browser/move-record.ts'
import { readPresent } from '../browser/people.ts'
import type { Admit, Answerers } from '../browser/router.ts'
import { openWorkbench } from '../browser/tabs.ts'
import { curtain } from '../browser/vault-store.ts'
import { type MessageName, messages } from '../contract/messages.ts'
import type { MessageSpec } from '../contract/page-messages.ts'
import type { StationPeople } from '../contract/people-messages.ts'
import { mayAsk, type Person, type PersonRole } from '../domain/people.ts'
import { say } from '../words/background-words.ts'
import type { BackgroundApp } from './background-app.ts'
import { keptPeople } from './people.ts'
import { vaultState } from './vault.ts'

/** Whether our pages may be shown at this computer, and who is there. */
export interface StationNow {
  access: StationPeople['access']
  /** Who is there; null where nobody is, or nobody is set up. */
  person: Person | null
  isPeopled: boolean
}

/**
 * A backend knows its own people, and keeps its own tokens: nobody is set up here then. Only a move back to this browser
 * needs its vault, and asks for it.
 */
export async function stationNow(app: Pick<BackgroundApp, 'remote'>): Promise<StationNow> {
  if (await app.remote()) {
    const waits = (await vaultState()) === 'closed' && (await readMove())?.direction === 'to-browser'
    return { access: waits ? 'closed' : 'open', person: null, isPeopled: false }
  }
  const [people, person, vault, isHidden] = await Promise.all([
    keptPeople(),
    readPresent(),
    vaultState(),
    curtain.read(),
  ])
  const isPeopled = people.length > 0
  if (vault === 'closed') return { access: 'closed', person: null, isPeopled }
  if (isPeopled) return { access: person ? 'open' : 'nobody', person, isPeopled }
  return { access: vault === 'open' && isHidden ? 'curtain' : 'open', person: null, isPeopled }
}

/**
 * Holds each message against the role that its row of the table wants, before anything answers it (rules 9). Where nobody is set
 * up, everybody may all. What needs no person is answered while nobody is there, so that orders are read and posted on.
 */
export function createStationGuard(
  app: Pick<BackgroundApp, 'remote'>,
  answerersFor: (person: Person | null) => Answerers,
): Admit {
  return async name => {
    const { role }: MessageSpec = messages[name]
    const { access, person, isPeopled } = await stationNow(app)
    const may = access === 'open' && (!isPeopled || (person !== null && mayAsk(role, person.role)))
    if (may || role === 'anyone') return { ok: true, value: answerersFor(person) }
    // A press in a shop's page has no other place to say it.
    if (asksFromBadge.includes(name)) await openWorkbench('staff')
    if (access !== 'open') return refusal(access, access)
    return refusal('role', role)
  }
}

const asksFromBadge: readonly MessageName[] = ['cs-bg/open-resolve', 'cs-bg/undo']

const refusal = (code: string, why: Exclude<StationPeople['access'], 'open'> | PersonRole) => ({
  ok: false as const,
  error: { code, message: say(`station.refused.${why}`) },
})
