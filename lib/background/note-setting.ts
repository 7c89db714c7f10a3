import type { RequestOf } from '../contract/messages.ts'
import { stackWithoutMessage } from '../domain/safe-error.ts'
import type { PracticeService } from '../service/answer.ts'
import { askHost } from './ask-host.ts'

/**
 * Tells the practice's activity, wherever that is kept, of something that was set at this computer. It is done already: where the
 * activity cannot be reached, it is not told.
 */
export async function noteSetting(
  app: { service(): Promise<PracticeService | undefined> },
  what: RequestOf<'host-bg/note-setting'>['what'],
): Promise<void> {
  const service = await app.service()
  if (!service) return
  await askHost(service, 'host-bg/note-setting', { what }).catch(error =>
    console.error('A change of settings could not be told.', stackWithoutMessage(error)),
  )
}
