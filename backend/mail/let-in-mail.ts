import type { PersonRole } from '../../lib/domain/people.ts'
import { say } from '../../lib/words/mail-words.ts'
import { inLanguage } from '../http/language.ts'
import { type Message, written } from './compose.ts'

/** What lets somebody in from now on. */
export type LetIn =
  | { kind: 'passkey' }
  | { kind: 'station'; station: string }
  | { kind: 'person'; role: PersonRole }

/** Writes to managers what lets somebody in, and in whose name: no address of a network, and no link. */
export function letInMail(
  { practice, person, what }: { practice: string; person: string; what: LetIn },
  language: 'en' | 'es',
): Message {
  return inLanguage(language, () => {
    const title = say(`mail.let-in.${what.kind}`)
    const lines = [
      { label: say('mail.let-in.name'), value: oneLine(person) },
      ...(what.kind === 'station'
        ? [{ label: say('mail.let-in.computer'), value: oneLine(what.station) }]
        : []),
      ...(what.kind === 'person'
        ? [{ label: say('mail.let-in.role'), value: say(`mail.role.${what.role}`) }]
        : []),
    ]
    const sheet = {
      ...{ subject: say('mail.let-in.subject', { title, practice }), title, head: [practice] },
      ...{ sections: [{ title: say('mail.let-in.what'), lines }], foot: say('mail.let-in.foot') },
    }
    return written(sheet, language)
  })
}

/** A name that somebody gave, as no more than a name. */
const oneLine = (name: string) => name.replace(/\s+/g, ' ').slice(0, 80)
