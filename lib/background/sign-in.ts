import type { SignInReport } from '../contract/panel.ts'
import { activityNote } from '../domain/activity.ts'
import type { Access } from '../nextech/access.ts'
import type { Clock } from '../sync/ports/runtime.ts'
import type { SyncStore } from '../sync/ports/sync-store.ts'
import { say } from '../words/background-words.ts'
import { toldLine } from '../words/told-words.ts'
import type { BrowserPractice } from './browser-practice.ts'
import { tokenVault, unusedPassword } from './secrets.ts'
import { vaultState } from './vault.ts'

/** The part of a practice that signing in needs. */
export interface SignInPractice extends Pick<BrowserPractice, 'activity'> {
  access: Pick<Access, 'signIn'>
  configuration: Pick<BrowserPractice['configuration'], 'nextech'>
  engine: { store: SyncStore; clock: Pick<Clock, 'now'> }
}

/** Sign-ins of this worker. */
let begun = 0
let ended = 0

/**
 * Signs in to Nextech with a password that is used once. A clear answer, yes or no, forgets it; only while Nextech's
 * sign-in cannot be reached is it kept, in memory, for the next try.
 */
export async function signIn(
  practice: SignInPractice,
  password: string,
  actor: 'staff' | 'sync' = 'staff',
): Promise<SignInReport> {
  begun += 1
  try {
    return await tryPassword(practice, password, actor)
  } finally {
    ended += 1
  }
}

async function tryPassword(
  practice: SignInPractice,
  password: string,
  actor: 'staff' | 'sync',
): Promise<SignInReport> {
  const { access, engine, configuration } = practice
  const waiting = unusedPassword(configuration.nextech)
  const outcome = await access.signIn(password)
  // A try that repeats itself by the minute tells nothing that the first one did not.
  if (actor === 'staff' || outcome.kind !== 'unreachable') {
    const code = `sign-in.${outcome.kind}` as const
    await practice.activity.tell(activityNote({ at: engine.clock.now(), actor, code }))
  }
  if (outcome.kind === 'unreachable') {
    await waiting.write(password)
    await noteTrouble(practice, 'nextech-down', outcome.message, engine.clock.now() + 30_000)
    return { state: 'unreachable', message: toldLine(outcome.message) }
  }
  await waiting.clear()
  if (outcome.kind === 'refused') {
    await noteTrouble(practice, 'signed-out', outcome.message, null)
    return { state: 'refused', message: toldLine(outcome.message) }
  }
  await engine.store.saveHealth({ trouble: null, provenAt: engine.clock.now() })
  await engine.store.reconsider(engine.clock.now())
  return { state: 'signed-in', message: say('sign-in.done') }
}

/** Uses the password that could not be used yet, if there is one; says so where nobody is signed in. */
export async function signInAgain(practice: SignInPractice): Promise<void> {
  const { nextech } = practice.configuration
  const before = begun
  const [password, tokens] = await Promise.all([unusedPassword(nextech).read(), tokenVault(nextech).read()])
  if (password !== undefined) await signIn(practice, password, 'sync')
  else if (tokens === undefined) {
    const code = (await vaultState()) === 'closed' ? 'vault-closed' : 'signed-out'
    const { trouble } = await practice.engine.store.health()
    // A sign-in that was made meanwhile, or is under way, tells its own outcome.
    if (begun !== before || begun !== ended) return
    if (trouble?.code !== code) await noteTrouble(practice, code, '', null)
  }
}

async function noteTrouble(
  { engine }: SignInPractice,
  code: 'nextech-down' | 'signed-out' | 'vault-closed',
  message: string,
  nextTryAt: number | null,
): Promise<void> {
  await engine.store.saveHealth({ trouble: { code, message, since: engine.clock.now(), nextTryAt } })
}
