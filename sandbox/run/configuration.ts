import type { Configuration } from '../../lib/domain/configuration.ts'
import { credentials } from '../nextech/server.ts'
import type { PracticeSetup } from '../practice/practice.ts'

/** Labels that the setup article and Nextech's own screens use, by Magento's brand code. */
const proposed = { VI: 'Visa', MC: 'MasterCard', AE: 'American Express', DI: 'Discover' }

/** A configuration file's content for a practice of the sandbox: only card types that the practice has are named. */
export function configurationFor(
  practice: PracticeSetup,
  addresses: { shop: string; apiBaseUrl: string; tokenUrl: string },
): Configuration {
  const known = Object.entries(proposed).filter(([, label]) => practice.cardTypes.includes(label))
  return {
    version: 1,
    mode: 'direct',
    posture: 'automatic',
    practice: { name: practice.name, timeZone: practice.timeZone },
    shops: [{ origin: addresses.shop, reader: 'auto' }],
    nextech: {
      product: 'select',
      apiBaseUrl: addresses.apiBaseUrl,
      tokenUrl: addresses.tokenUrl,
      ...credentials,
      practiceId: practice.practiceId,
    },
    backend: null,
    policy: {
      undoSeconds: 5,
      createPatients: true,
      patientStatus: 'patient',
      cardTypes: Object.fromEntries(known),
      retentionDays: 30,
    },
  }
}

/** The most that a configuration takes, in days. */
const maxRetentionDays = 3650

/**
 * The same for a practice whose orders may lie months back: by fewer days the customers and items of orders that are finished
 * at the first look would be deleted by age in the midst of the run.
 */
export function keepingOldOrders({ policy, ...rest }: Configuration): Configuration {
  return { ...rest, policy: { ...policy, retentionDays: maxRetentionDays } }
}
