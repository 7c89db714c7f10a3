import { signal } from '@preact/signals'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readyStaff, row } from '../../components/staff/stories/samples.ts'
import type { StaffReady, StaffView } from '../../components/staff/view.ts'
import { browser } from '../../tests/setup/fake-polyfill.ts'
import { readSnoozes } from '../browser/snoozes.ts'
import { isSnoozed } from '../domain/snooze.ts'
import { createSnoozing } from './snoozing.ts'

beforeEach(() => browser.storage.resetState())

describe('putting orders off', () => {
  it('is kept on this computer without anybody’s name, and taken back', async () => {
    const view = signal<StaffView>(readyStaff)
    const show = vi.fn((change: Partial<StaffReady>) => {
      if (view.value.kind === 'ready') view.value = { ...view.value, ...change }
    })
    const { onSnooze, onWake } = createSnoozing(view, show)
    onSnooze([row], 'hour')
    await vi.waitFor(async () => expect(Object.keys(await readSnoozes())).toEqual([row.key]))
    expect(isSnoozed(await readSnoozes(), row, Date.now())).toBe(true)
    expect(JSON.stringify(await browser.storage.local.get(null))).not.toContain(row.customer)
    onWake([row])
    await vi.waitFor(async () => expect(await readSnoozes()).toEqual({}))
  })

  it('reads nothing from a place that holds something else', async () => {
    await browser.storage.local.set({ snoozed: 'x' })
    expect(await readSnoozes()).toEqual({})
  })
})
