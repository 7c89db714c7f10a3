import { randomUUID } from 'node:crypto'
import { logFault } from '../log/log-fault.ts'
import { type LetIn, letInMail } from '../mail/let-in-mail.ts'
import { readMailSetting } from '../mail/mail-setting.ts'
import { troubleOf } from '../mail/mailer.ts'
import { sendMail } from '../mail/send-mail.ts'
import { listPeople, type Person } from '../people/people.ts'
import { countTry } from '../people/try-counts.ts'
import { readConfiguration } from '../practice/configuration.ts'
import type { OpenBackend } from './open-backend.ts'

/** A practice gets no more such mails in an hour: who floods it hides nothing, for its pages tell all of them. */
const maxMails = 30
const hourMs = 60 * 60_000

type Backend = Pick<OpenBackend, 'db' | 'smtp'>

/**
 * Mails all managers but the person themselves that something lets somebody in from now on. Nobody waits for it: where no mail
 * server takes it, the managers' own pages tell the same.
 */
export function tellManagers(backend: Backend, by: Person, what: LetIn): void {
  mailManagers(backend, by, what).catch(error => logFault('Managers could not be told by mail.', error))
}

async function mailManagers({ db, smtp }: Backend, by: Person, what: LetIn): Promise<void> {
  if (!smtp) return
  const { practiceId } = by
  const people = await listPeople(db, practiceId)
  const to = people.filter(({ id, role }) => role === 'manager' && id !== by.id).map(({ email }) => email)
  if (to.length === 0 || (await countTry(db, { kind: 'mail', who: practiceId }, hourMs)) > maxMails) return
  const [setting, configuration] = await Promise.all([
    readMailSetting(db, practiceId),
    readConfiguration({ db, practiceId }),
  ])
  const practice = configuration?.practice.name ?? practiceId
  const message = letInMail({ practice, person: by.name, what }, setting?.language ?? 'en')
  const messageId = `<${randomUUID()}@${smtp.from.split('@')[1]}>`
  const sending = await sendMail(smtp, message, { to, messageId })
  if (sending.kind === 'failed')
    logFault(`Managers could not be told by mail: ${troubleOf(sending)}.`, new Error('mail'))
}
