import { readConfiguration, readManaged, readStoredConfiguration } from '../browser/settings.ts'
import type { ConfigurationView } from '../contract/configuration-view.ts'
import { addressesOf, passwordHostOf, withoutSecrets } from '../domain/configuration.ts'
import { lockedPaths } from '../domain/managed.ts'
import { settingsThere } from './backend-configuration.ts'
import type { BackgroundApp } from './background-app.ts'

/** The configuration in force, as people see it; what a backend has of it is asked there. */
export async function configurationView({
  remote,
}: Pick<BackgroundApp, 'remote'>): Promise<ConfigurationView> {
  const configuration = await readConfiguration()
  if (!configuration) return null
  const { mode, practice, posture, shops, nextech, policy } = withoutSecrets(configuration)
  const isSupplied = (await readStoredConfiguration()) === undefined
  const backend = await remote()
  const here = {
    cardTypes: policy?.cardTypes ?? null,
    user: nextech?.username ?? null,
    lock: isSupplied ? ('supplied' as const) : null,
  }
  return {
    ...{ mode, practice, posture, isSupplied },
    shops: shops.map(({ rest: _rest, ...shop }) => shop),
    ...(backend ? await settingsThere(backend) : here),
    passwordHost: passwordHostOf(configuration),
    locked: lockedPaths((await readManaged()).configuration),
    addresses: addressesOf(configuration),
  }
}
