import { requiredNames } from '../domain/posting-plan.ts'
import type { Finding } from '../domain/setup-checks.ts'
import { dayMs, type Instant } from '../domain/units.ts'
import { checkDummy, checkLocation, checkProvider } from './check-article.ts'
import type { SetupProbe } from './ports.ts'

/** What the lists of a practice that lets us in told. */
export type Tried =
  | { kind: 'no-rights' | 'silent'; message: string }
  | { kind: 'in'; places: string[]; cardTypes: string[]; findings: Finding[] }

/** Payments of so many days tell which card types the practice has. */
const labelDays = 30

/**
 * Asks a practice's Nextech, with a sign-in that has just worked, for what the guided set-up proposes. The location list
 * decides: an id of another practice is refused there.
 */
export async function tryNextech(probe: Omit<SetupProbe, 'signIn'>, now: Instant): Promise<Tried> {
  const [places, providers, dummies, labels] = await Promise.all([
    probe.places(),
    probe.providers(),
    probe.dummies(),
    probe.labels(now - labelDays * dayMs),
  ])
  const failed = [places, dummies, providers].find(answer => !answer.ok)
  if (failed && !failed.ok) {
    const isForbidden = failed.trouble === 'permission-missing'
    return { kind: isForbidden ? 'no-rights' : 'silent', message: failed.message }
  }
  if (!places.ok || !providers.ok || !dummies.ok) return { kind: 'silent', message: '' }
  const own = places.value.filter(
    ({ name, active, managed }) => active && managed !== false && name.trim() !== requiredNames.location,
  )
  return {
    kind: 'in',
    places: own.map(({ name }) => name.trim()),
    cardTypes: labels.ok ? [...labels.value.cardTypes] : [],
    findings: [
      checkLocation(places.value),
      checkProvider(providers.value),
      ...checkDummy(dummies.value, places.value, providers.value),
    ],
  }
}
