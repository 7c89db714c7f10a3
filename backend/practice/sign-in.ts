import type { SignInReport } from '../../lib/contract/panel.ts'
import { activityNote } from '../../lib/domain/activity.ts'
import { say } from '../../lib/words/background-words.ts'
import { secretNames } from './configuration.ts'
import { tokenVault } from './connect-nextech.ts'
import type { HostedPractice } from './open-practice.ts'
import { usableSecret } from './usable-secret.ts'

/** What of a practice signing in needs. */
export type SignInPractice = Pick<
  HostedPractice,
  'access' | 'activity' | 'configuration' | 'engine' | 'secrets'
>

/** How long after a sign-in page that could not be reached it is tried again. */
const againMs = 30_000

/**
 * Signs in to Nextech. The password stays sealed, so that nobody types it again when the tokens run out; one that is
 * refused is forgotten, for trying it again would lock the API user out. A slip of the keys forgets none that was taken.
 */
export async function signIn(
  practice: SignInPractice,
  password: string,
  actor: 'staff' | 'sync' = 'staff',
): Promise<SignInReport> {
  const { access, engine, secrets, activity } = practice
  const outcome = await access.signIn(password)
  const now = engine.clock.now()
  // A try that repeats itself tells nothing that the first one did not.
  if (actor === 'staff' || outcome.kind !== 'unreachable')
    await activity.tell(activityNote({ at: now, actor, code: `sign-in.${outcome.kind}` as const }))
  if (outcome.kind === 'refused') {
    if ((await usableSecret(secrets, secretNames.password)) === password)
      await secrets.clear(secretNames.password)
    await noteTrouble(practice, 'signed-out', outcome.message, null)
    return { state: 'refused', message: outcome.message }
  }
  await secrets.write(secretNames.password, password)
  if (outcome.kind === 'unreachable') {
    await noteTrouble(practice, 'nextech-down', outcome.message, now + againMs)
    return { state: 'unreachable', message: outcome.message }
  }
  await engine.store.saveHealth({ trouble: null, provenAt: now })
  await engine.store.reconsider(now)
  return { state: 'signed-in', message: say('sign-in.done') }
}

/** Signs in with the sealed password where the tokens are gone; says so where there is none either. */
export async function signInAgain(practice: SignInPractice): Promise<void> {
  const { configuration, secrets, engine } = practice
  if ((await tokenVault(secrets, configuration.nextech).read()) !== undefined) return
  const password = await usableSecret(secrets, secretNames.password)
  if (password !== undefined) await signIn(practice, password, 'sync')
  else if ((await engine.store.health()).trouble?.code !== 'signed-out')
    await noteTrouble(practice, 'signed-out', '', null)
}

/** Whether it is signed in, or people were told that it is not. */
export async function isSignInKnown({
  configuration,
  secrets,
  engine,
}: Pick<HostedPractice, 'configuration' | 'secrets' | 'engine'>): Promise<boolean> {
  if ((await tokenVault(secrets, configuration.nextech).read()) !== undefined) return true
  return (await engine.store.health()).trouble?.code === 'signed-out'
}

/** Whether the next look may sign in by itself. */
export async function canSignInAgain({
  configuration,
  secrets,
}: Pick<HostedPractice, 'configuration' | 'secrets'>): Promise<boolean> {
  const [tokens, password] = await Promise.all([
    tokenVault(secrets, configuration.nextech).read(),
    usableSecret(secrets, secretNames.password),
  ])
  return tokens === undefined && password !== undefined
}

async function noteTrouble(
  { engine }: Pick<HostedPractice, 'engine'>,
  code: 'nextech-down' | 'signed-out',
  message: string,
  nextTryAt: number | null,
): Promise<void> {
  const before = (await engine.store.health()).trouble
  const since = before?.code === code ? before.since : engine.clock.now()
  await engine.store.saveHealth({ trouble: { code, message, since, nextTryAt } })
}
