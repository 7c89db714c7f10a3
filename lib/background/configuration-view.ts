import { readConfiguration, readStoredConfiguration } from '../browser/settings.ts'
import type { ConfigurationView } from '../contract/configuration-view.ts'
import { addressesOf, withoutSecrets } from '../domain/configuration.ts'

/** The configuration in force, as people see it; card types and the API user are the backend's where there is one. */
export async function configurationView(): Promise<ConfigurationView> {
  const configuration = await readConfiguration()
  if (!configuration) return null
  const { mode, practice, posture, shops, nextech, policy } = withoutSecrets(configuration)
  const isHere = mode === 'direct'
  return {
    ...{ mode, practice, posture },
    shops: shops.map(({ rest: _rest, ...shop }) => shop),
    cardTypes: isHere ? (policy?.cardTypes ?? null) : null,
    user: isHere ? (nextech?.username ?? null) : null,
    isSupplied: (await readStoredConfiguration()) === undefined,
    addresses: addressesOf(configuration),
  }
}
