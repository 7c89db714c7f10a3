import type { CheckResult } from '../../lib/domain/setup-checks.ts'
import { knows, say } from '../../lib/words/setup-words.ts'
import { toldLine } from '../../lib/words/told-words.ts'

type Said = Pick<CheckResult, 'check' | 'subject' | 'finding' | 'values' | 'state'>
type Key = Parameters<typeof say>[0]

/** The check's own name, e.g. `Card type “Visa”`. */
export function titleOf({ check, subject }: Said): string {
  const [own, common] = [`setup.${check}.subject.${subject}`, `setup.${check}`]
  return knows(own) ? say(own) : say(common as Key, { subject: subject ?? '' })
}

/** What the check found, in a sentence. */
export function findingText(said: Said): string {
  const { check, finding, values } = said
  const common = `setup.${check}.${finding}`
  const [own, one] = [`${common}.${values.direction}`, `${common}.one`]
  const isOne = Number(values.days ?? values.count) === 1 && knows(one)
  const key = knows(own) ? own : isOne ? one : common
  // A newer backend may find of a known check what this version has no words for.
  if (!knows(key)) return say('setup.newer.told', { code: `${check}: ${finding}` })
  return say(key, placesOf(said)).trim()
}

/** What to do about what is red, along the article's own path; undefined where nothing is to be done. */
export function fixText(said: Said): string | undefined {
  if (said.state !== 'red') return undefined
  const [own, common] = [`setup.${said.check}.${said.finding}.fix`, `setup.${said.check}.fix`]
  return say((knows(own) ? own : common) as Key, placesOf(said))
}

function placesOf({ subject, values }: Said): Record<string, string> {
  const difference = `setup.difference.${values.difference}`
  const trouble = values.trouble === undefined ? `reason.${values.reason}` : `source.${values.trouble}`
  return {
    ...values,
    ...(values.message !== undefined && { message: toldLine(String(values.message)) }),
    subject: subject ?? '',
    ...(knows(difference) && { difference: say(difference, values) }),
    ...(knows(`${trouble}.cause`) && {
      cause: say(`${trouble}.cause` as Key),
      fix: say(`${trouble}.fix` as Key),
    }),
  }
}
