import { type NameDifference, nameDifference, nearest } from '../domain/near-miss.ts'
import { isDummyPatient } from '../domain/patient.ts'
import { requiredNames } from '../domain/posting-plan.ts'
import type { Answer, SetupReading } from '../sync/ports/nextech.ts'
import type { Http } from './http.ts'
import type { ListListeners } from './paging.ts'
import { type Dummy, exactDummy, findDummies, findPlaces, findProviders, ownProvider } from './setup-lists.ts'
import type { Place, Provider } from './wire-setup.ts'

type Missing = Extract<SetupReading, { kind: 'missing' }>
/** An id, or what is missing and how to put it right. */
type Found = { id: string } | Missing

const providerName = `${requiredNames.provider.given} ${requiredNames.provider.family}`

/**
 * Ids of the location, the provider, the referral source and the dummy patient that the set-up article makes, or
 * the first of them that is missing (rules 3, 7; Nextech API 2.8).
 */
export async function readSetup(http: Http, listeners: ListListeners): Promise<Answer<SetupReading>> {
  const [dummies, places, providers] = await Promise.all([
    findDummies(http, exactDummy, listeners),
    findPlaces(http, listeners),
    findProviders(http, ownProvider, listeners),
  ])
  if (!places.ok) return places
  if (!providers.ok) return providers
  if (!dummies.ok) return dummies
  return { ok: true, value: judge(places.value, providers.value, dummies.value) }
}

function judge(places: Place[], providers: Provider[], found: Dummy[]): SetupReading {
  const dummies = found.filter(({ patient }) => isDummyPatient(patient))
  const location = judgePlaces(places, dummies)
  if ('kind' in location) return location
  const provider = judgeProviders(providers, dummies)
  if ('kind' in provider) return provider
  const [dummy, second] = dummies
  if (dummy === undefined || second !== undefined) return dummyMissing(dummies)
  const referral = judgeReferral(dummy.links)
  if ('kind' in referral) return referral
  const setup = {
    locationId: location.id,
    providerId: provider.id,
    referralSourceId: referral.id,
    dummyUid: dummy.patient.uid,
  }
  return { kind: 'ready', setup }
}

function judgePlaces(places: Place[], dummies: Dummy[]): Found {
  const wanted = requiredNames.location
  const same = places.filter(({ name }) => name === wanted)
  const usable = same.filter(({ active, managed }) => active && managed)
  const own = usable.find(({ id }) => dummies.some(({ links }) => links.locationId === id))
  const [only] = usable
  if (own !== undefined) return { id: own.id }
  if (only !== undefined && usable.length === 1) return { id: only.id }
  return { kind: 'missing', what: 'location-missing', detail: placeFault(wanted, places, same, usable) }
}

function placeFault(wanted: string, places: Place[], same: Place[], usable: Place[]): string {
  if (usable.length > 1) return `Nextech has ${usable.length} active locations named "${wanted}": keep one.`
  if (same.some(({ active }) => active))
    return `The location "${wanted}" is not a managed one: set it to managed.`
  if (same.length > 0) return `The location "${wanted}" is inactive: make it active.`
  return `Nextech lists no location "${wanted}"${instead(wanted, places)}`
}

function judgeProviders(providers: Provider[], dummies: Dummy[]): Found {
  const same = providers.filter(({ name }) => name === providerName)
  const active = same.filter(provider => provider.active)
  // Builds before 14.1 list a provider twice (Nextech API 2.8): any of the two will do.
  const chosen = active.find(({ id }) => dummies.some(({ links }) => links.providerId === id)) ?? active[0]
  if (chosen !== undefined) return { id: chosen.id }
  const detail =
    same.length > 0
      ? `The provider "${providerName}" is inactive: make it active in Contacts.`
      : `Nextech lists no provider "${providerName}"${instead(providerName, providers)} A provider is listed only when its record in Contacts is not inactive and has a Linked User of its own.`
  return { kind: 'missing', what: 'provider-missing', detail }
}

function instead(wanted: string, found: readonly { name: string }[]): string {
  const near = nearest(
    wanted,
    found.map(({ name }) => name),
  )
  return near === undefined
    ? '.'
    : `; found "${near}" instead (${differenceOf(nameDifference(wanted, near))}).`
}

function differenceOf({ kind }: NameDifference): string {
  if (kind.startsWith('space')) return 'a space too many or too few'
  if (kind.startsWith('case')) return 'upper and lower case differ'
  return kind === 'none' ? 'the same name' : 'spelled differently'
}

function dummyMissing(dummies: Dummy[]): Missing {
  const charts = dummies.map(({ patient }) => patient.chartNumber ?? patient.uid).join(', ')
  const detail =
    dummies.length > 1
      ? `There are ${dummies.length} patients "API DermPRO" born 2000-01-01 (charts ${charts}): keep one.`
      : 'There is no patient with first name "API" and last name "DermPRO" born 2000-01-01.'
  return { kind: 'missing', what: 'dummy-patient-missing', detail }
}

function judgeReferral({ referralSource: { id, display } }: Dummy['links']): Found {
  const wanted = requiredNames.referralSource
  const named = display?.trim().toLowerCase() ?? wanted.toLowerCase()
  if (id !== undefined && named === wanted.toLowerCase()) return { id }
  const detail =
    id === undefined
      ? `The patient "API DermPRO" has no referral source: choose "${wanted}".`
      : `The patient "API DermPRO" has the referral source "${display}": choose "${wanted}".`
  return { kind: 'missing', what: 'dummy-patient-missing', detail }
}
