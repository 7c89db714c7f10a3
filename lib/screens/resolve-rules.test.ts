import { describe, expect, it } from 'vitest'
import { panelSamples, suspected } from '../../components/resolve/stories/samples.ts'
import type { PanelView } from '../../components/resolve/view.ts'
import { despiteOf, isBack } from './resolve-rules.ts'

describe('an order that was decided here and is with staff again', () => {
  const duplicate = { open: true, status: 'attention' } as const
  it.each<[string, PanelView, Parameters<typeof isBack>[1], boolean]>([
    ['it met a payment on its way', panelSamples.done, duplicate, true],
    ['it met one before the undo window was over', panelSamples.undo, duplicate, true],
    ['it is posted', panelSamples.done, { open: false, status: 'synced' }, false],
    ['it was posted, and voided since', panelSamples.done, { open: true, status: 'voided' }, false],
    ['nothing was decided yet', panelSamples.choosing, duplicate, false],
    ['it was linked', panelSamples.linked, duplicate, false],
  ])('%s', (_, view, watch, wanted) => {
    expect(isBack(view, watch)).toBe(wanted)
  })
})

describe('the payments that go with a decision', () => {
  const { order } = suspected
  it('are those on the screen, and only with the press that says so', () => {
    expect(despiteOf(order, true)).toEqual({ despite: ['90118', '90121'] })
    expect(despiteOf(order, false)).toEqual({})
    expect(despiteOf({ ...order, existing: null }, true)).toEqual({})
    expect(despiteOf(undefined, true)).toEqual({})
  })
})
