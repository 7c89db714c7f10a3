import { requiredNames } from '../domain/posting-plan.ts'
import { type Finding, found } from '../domain/setup-checks.ts'
import { checkDummyFacts, unreadFacts } from './check-dummy.ts'
import { nearMiss } from './name-findings.ts'
import type { FoundDummy, FoundPlace, FoundProvider } from './ports.ts'

const providerName = `${requiredNames.provider.given} ${requiredNames.provider.family}`

/** What of the article's location is there; the dummy patient tells which one is meant where two have the name. */
export function checkLocation(places: readonly FoundPlace[]): Finding {
  const wanted = requiredNames.location
  const same = places.filter(({ name }) => name === wanted)
  const active = same.filter(place => place.active)
  const usable = active.filter(({ managed }) => managed !== false)
  if (usable.length > 1) return found('location', 'twice', { wanted, count: String(usable.length) })
  if (usable.length === 1) return found('location', 'found', { wanted })
  if (active.length > 0) return found('location', 'unmanaged', { wanted })
  if (same.length > 0) return found('location', 'inactive', { wanted })
  const names = places.map(({ name }) => name)
  const near = nearMiss(wanted, names)
  return near ? found('location', 'near-miss', near) : found('location', 'missing', { wanted })
}

/** The article's provider: one without a Linked User of its own is not listed (Nextech API 2.8). */
export function checkProvider(providers: readonly FoundProvider[]): Finding {
  const wanted = providerName
  const same = providers.filter(({ name }) => name === wanted)
  if (same.some(({ active }) => active)) return found('provider', 'found', { wanted })
  if (same.length > 0) return found('provider', 'inactive', { wanted })
  const near = nearMiss(
    wanted,
    providers.map(({ name }) => name),
  )
  return near ? found('provider', 'near-miss', near) : found('provider', 'missing', { wanted })
}

/** The dummy patient and all that it is tied to; null = that list could not be read. */
export function checkDummy(
  dummies: readonly FoundDummy[],
  places: readonly FoundPlace[] | null,
  providers: readonly FoundProvider[] | null,
): Finding[] {
  const exact = dummies.filter(dummy => dummy.exact)
  const [dummy, second] = exact
  if (dummy === undefined) return [missingDummy(dummies), ...unreadTies]
  if (second !== undefined) {
    const charts = exact.map(({ chartNumber, uid }) => chartNumber ?? uid).join(', ')
    return [found('dummy-patient', 'twice', { count: String(exact.length), charts }), ...unreadTies]
  }
  return [
    found('dummy-patient', 'found', { chart: dummy.chartNumber ?? dummy.uid }),
    checkDummyLocation(dummy, places),
    checkDummyProvider(dummy, providers),
    checkReferral(dummy),
    ...checkDummyFacts(dummy),
  ]
}

/** Findings of what cannot be known while the dummy patient is not known. */
export const unreadTies: readonly Finding[] = [
  found('dummy-location', 'unread'),
  found('dummy-provider', 'unread'),
  found('referral-source', 'unread'),
  ...unreadFacts,
]

/** Only what the article itself names is told: a patient who merely has that last name is nobody's business. */
function missingDummy(dummies: readonly FoundDummy[]): Finding {
  const wanted = 'API DermPRO'
  const near = nearMiss(
    wanted,
    dummies.map(({ name }) => name),
  )
  if (near) return found('dummy-patient', 'near-miss', near)
  const same = dummies.find(({ name }) => name === wanted)
  return same === undefined
    ? found('dummy-patient', 'missing', { wanted })
    : found('dummy-patient', 'near-miss', {
        wanted: `${wanted}, born 2000-01-01`,
        found: `${wanted}, born ${same.birthDate ?? '?'}`,
        difference: 'other',
        more: same.birthDate ?? '?',
        less: '2000-01-01',
      })
}

function checkDummyLocation({ locationId }: FoundDummy, places: readonly FoundPlace[] | null): Finding {
  const wanted = requiredNames.location
  // Where no location has the name, the patient's own is perhaps the one that must be renamed.
  if (!places?.some(({ name }) => name === wanted)) return found('dummy-location', 'unread')
  if (locationId === null) return found('dummy-location', 'none', { wanted })
  const place = places.find(({ id }) => id === locationId)
  return place?.name === wanted
    ? found('dummy-location', 'right', { wanted })
    : found('dummy-location', 'other', { wanted, found: place?.name ?? `no. ${locationId}` })
}

function checkDummyProvider({ providerId }: FoundDummy, providers: readonly FoundProvider[] | null): Finding {
  const wanted = providerName
  const own = providers?.filter(({ name }) => name === wanted) ?? []
  // Nextech leaves a provider out of the patient too while it does not list it.
  if (own.length === 0) return found('dummy-provider', 'unread')
  if (providerId === null) return found('dummy-provider', 'none', { wanted })
  return own.some(({ id }) => id === providerId)
    ? found('dummy-provider', 'right', { wanted })
    : found('dummy-provider', 'other', { wanted })
}

function checkReferral({ referral }: FoundDummy): Finding {
  const wanted = requiredNames.referralSource
  if (referral.id === null) return found('referral-source', 'none', { wanted })
  if (referral.name === null) return found('referral-source', 'unnamed', { wanted })
  if (referral.name === wanted) return found('referral-source', 'right', { wanted })
  const near = nearMiss(wanted, [referral.name])
  return near
    ? found('referral-source', 'near-miss', near)
    : found('referral-source', 'other', { wanted, found: referral.name })
}
