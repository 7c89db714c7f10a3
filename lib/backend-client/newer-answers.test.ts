import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../tests/fixtures/runs.ts'
import { placesOf, samplesOf, withWord } from '../../tests/fixtures/schema-samples.ts'
import { messages, type ServiceRequest } from '../contract/messages.ts'
import { readAnswer } from './newer-answers.ts'

/** Answers that a newer backend may tell of something else in: what is shown of each, or why nothing is. */
const served = (Object.keys(messages) as (keyof typeof messages)[]).filter(
  (name): name is ServiceRequest => messages[name].by === 'service',
)

/** Where nothing stands for an unknown word: it decides about money, is signed, or is written back. */
const refused: readonly string[] = [
  'panel-bg/',
  'ext-bg/seal-activity',
  'ext-bg/compare-seal',
  'ext-bg/accept-restore',
  'host-bg/configuration',
  'host-bg/taught-pages',
  'ext-bg/offered-pages',
]
const isRefused = (name: string, path: readonly PropertyKey[]) =>
  refused.some(each => name.startsWith(each)) && !path.includes('rank')

const places = served.flatMap(name =>
  samplesOf(messages[name].answer).flatMap(sample =>
    placesOf(messages[name].answer, sample).map(path => ({ name, sample, path })),
  ),
)
const newWord = fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,8}){1,2}\.?[a-z]{0,8}$/).map(word => `zz${word}`)

it('knows every place at which an answer says one of few words', () => {
  expect(places.length).toBeGreaterThan(60)
  for (const { name, sample } of places) expect(readAnswer(name, sample)).toMatchObject({ ok: true })
})

describe('A word that only a newer backend knows', () => {
  it('fails no answer, and refuses the one that may decide about money, wherever it stands', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), newWord, ({ name, sample, path }, word) => {
        const told = readAnswer(name, withWord(sample, path, word))
        if (isRefused(name, path)) expect(told).toEqual({ ok: false, unknown: [word] })
        else expect(told.ok, `${name} ${path.join('.')}`).toBe(true)
      }),
      { numRuns: runs(2_000) },
    )
  })

  it.each(
    places.map(({ name, sample, path }) => [`${name} ${path.join('.')}`, { name, sample, path }] as const),
  )('is met at %s', (_, { name, sample, path }) => {
    const told = readAnswer(name, withWord(sample, path, 'zz-later'))
    expect(told.ok).toBe(!isRefused(name, path))
  })

  it('leaves every other entry of a list as it is told', () => {
    for (const { name, sample, path } of places) {
      const told = readAnswer(name, withWord(sample, path, 'zz-later'))
      const at = path.findIndex(key => typeof key === 'number')
      if (!told.ok || at < 0) continue
      const list = (value: unknown) =>
        path.slice(0, at).reduce<unknown>((of, key) => Reflect.get(Object(of), key), value)
      const others = (list(sample) as unknown[]).filter((_, index) => index !== path[at])
      expect(list(told.value), `${name} ${path.join('.')}`).toEqual(expect.arrayContaining(others))
    }
  })

  it('keeps a source of a new kind among the others', () => {
    const [sample] = samplesOf(messages['ext-bg/today'].answer)
    const told = readAnswer('ext-bg/today', withWord(sample, ['sources', 0, 'kind'], 'zz-later'))
    expect(told).toMatchObject({
      value: {
        sources: [{ origin: 'x', trouble: { code: 'newer', message: 'zz-later' } }, { kind: 'rest' }],
      },
    })
  })

  it('takes every press from a badge and a row, and says what is unknown', () => {
    const badge = {
      ...{ number: '1', status: 'resolve', reason: null, word: 'Resolve', tooltip: '$84.00' },
      button: { label: 'RESOLVE', opens: 'zz-later' },
    }
    const rows = { badges: [badge], wanted: [], unreadable: 0 }
    expect(readAnswer('cs-bg/rows', rows)).toMatchObject({
      value: {
        badges: [{ button: null, tooltip: expect.stringMatching(/zz-later(.|\n)*Update the extension/) }],
      },
    })
    const [sample] = samplesOf(messages['ext-bg/queue'].answer)
    const told = readAnswer('ext-bg/queue', withWord(sample, ['rows', 0, 'status'], 'zz-later'))
    expect(told).toMatchObject({
      value: {
        rows: [{ reason: 'extension-older', fix: null, detail: 'zz-later' }, { reason: 'same-details' }],
      },
    })
  })
})
