import { openWelcomeOnce } from '../browser/first-install.ts'
import { readConfiguration, readManaged } from '../browser/settings.ts'

/** Who has just installed the extension is shown how to set it up; not where a policy or a file has done so. */
export async function welcome(): Promise<void> {
  const [configuration, managed] = await Promise.all([readConfiguration(), readManaged()])
  if (configuration === undefined && managed.configuration === undefined) await openWelcomeOnce()
}
