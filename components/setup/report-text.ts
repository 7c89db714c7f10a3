import type { CheckId, CheckResult } from '../../lib/domain/setup-checks.ts'
import { findingText, titleOf } from './finding-words.ts'
import { sectionsOf } from './ordered-results.ts'
import type { SetupReady } from './view.ts'

/** Checks whose sentences may quote a person's name or another side's words: support gets the bare finding. */
const bare: readonly CheckId[] = [
  'provider',
  'dummy-patient',
  'dummy-address',
  'dummy-gender',
  'sign-in',
  'endpoint',
]

/**
 * The last check as plain text for support. No name of a person, no e-mail, no token, no uid; of the payments only
 * those that were tests.
 */
export function reportText({ run, posture, timeZone, software, tests }: SetupReady): string {
  const results = run?.results ?? []
  const lines = sectionsOf(results).flatMap(section => section.results.map(lineOf))
  return [
    'Nextech sync for DermPRO: setup report',
    `Software: ${software}`,
    `Checked: ${run ? isoTime(run.startedAt) : 'never'}`,
    `Practice time zone: ${timeZone}`,
    `Posture: ${posture}`,
    '',
    ...lines,
    ...tests.map(({ state, reason, cardType, sentAt }) =>
      ['[test]', cardType, state, reason ?? '', isoTime(sentAt)].filter(Boolean).join(' '),
    ),
    '',
  ].join('\n')
}

const marks = { green: '[ok]', red: '[PUT RIGHT]', unknown: '[not known]', 'by-hand': '[by hand]' } as const

function lineOf(result: CheckResult): string {
  const { check, finding, state, at } = result
  const head = `${marks[state]} ${titleOf(result)} (${check}.${finding})`
  return bare.includes(check) ? `${head} ${isoTime(at)}` : `${head}: ${findingText(result)} ${isoTime(at)}`
}

function isoTime(instant: number): string {
  return new Date(instant).toISOString()
}
