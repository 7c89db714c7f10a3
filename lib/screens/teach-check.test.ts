import * as v from 'valibot'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { checkView } from '../../components/teach-check/stories/samples.ts'
import { type Answers, Refused, startBackground } from '../../tests/fixtures/background.ts'
import { openPage } from '../../tests/fixtures/page.ts'
import type { Sight } from '../browser/panel-visibility.ts'
import { TeachCheckSchema } from '../contract/teach.ts'
import { createTeachCheckScreen } from './teach-check.ts'

const check = v.parse(TeachCheckSchema, { ...checkView, page: '/orders' })

afterEach(() => void vi.unstubAllGlobals())

function openCheck(answers: Answers, sight: () => Sight = () => 'seen') {
  openPage()
  const background = startBackground(answers)
  const wishes: string[] = []
  const screen = createTeachCheckScreen('ticket-1', { wish: what => wishes.push(what), sight })
  const shows = (wanted: object) => vi.waitFor(() => expect(screen.view.value).toMatchObject(wanted))
  return { ...background, ...screen, wishes, shows }
}

describe('the page that was just taught', () => {
  it('is looked at and saved', async () => {
    const { events, shows, askedFor } = openCheck({
      'panel-bg/teach-load': () => check,
      'panel-bg/teach-save': () => ({}),
    })
    await shows({ kind: 'check', found: 23, step: 'looking' })
    events.onSave()
    await shows({ step: 'saving' })
    await shows({ step: 'saved' })
    expect(askedFor('panel-bg/teach-save')).toEqual([{ ticket: 'ticket-1' }])
  })

  it('says that it was not saved', async () => {
    const { events, shows } = openCheck({
      'panel-bg/teach-load': () => check,
      'panel-bg/teach-save': () => new Refused('failed', ''),
    })
    await shows({ kind: 'check' })
    events.onSave()
    await shows({ step: 'failed' })
  })

  it('is gone with its ticket, and then cannot be saved', async () => {
    const { view, events, shows } = openCheck({
      'panel-bg/teach-load': () => new Refused('expired', ''),
      'panel-bg/teach-save': () => new Refused('expired', ''),
    })
    await shows({ kind: 'expired' })
    events.onSave()
    expect(view.value).toEqual({ kind: 'expired' })
  })

  it('asks the shop page only to close, or to teach again', () => {
    const { events, wishes } = openCheck({ 'panel-bg/teach-load': () => check })
    events.onAgain()
    events.onClose()
    expect(wishes).toEqual(['again', 'close'])
  })

  it.each(['too-soon', 'covered'] as const)(
    'takes no yes that nobody can have meant: %s, and says so',
    async seen => {
      const { events, shows, askedFor } = openCheck({ 'panel-bg/teach-load': () => check }, () => seen)
      await shows({ kind: 'check' })
      events.onSave()
      await shows({ step: seen })
      expect(askedFor('panel-bg/teach-save')).toEqual([])
    },
  )

  it('says so where the shop page tells that it is covered', async () => {
    const { events, shows } = openCheck({
      'panel-bg/teach-load': () => check,
      'panel-bg/teach-save': () => new Refused('not-standing', 'Something covers this panel.'),
    })
    await shows({ kind: 'check' })
    events.onSave()
    await shows({ step: 'covered' })
  })
})
