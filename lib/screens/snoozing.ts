import type { ReadonlySignal } from '@preact/signals'
import type { StaffEvents, StaffReady, StaffView } from '../../components/staff/view.ts'
import { readSnoozes, writeSnoozes } from '../browser/snoozes.ts'
import { type Snoozes, seenOf, snoozeUntil } from '../domain/snooze.ts'

/** Orders that are put off on this computer, and taken back: nobody else's list changes, and nothing is posted by it. */
export function createSnoozing(
  view: ReadonlySignal<StaffView>,
  show: (change: Partial<StaffReady>) => void,
): Pick<StaffEvents, 'onSnooze' | 'onWake'> {
  async function change(to: (snoozes: Snoozes) => Snoozes): Promise<void> {
    const snoozes = to(await readSnoozes())
    show({ snoozes })
    await writeSnoozes(snoozes)
  }
  return {
    onSnooze(rows, time) {
      if (view.value.kind !== 'ready') return
      const until = snoozeUntil(time, Date.now(), view.value.timeZone)
      const added = Object.fromEntries(rows.map(row => [row.key, { until, seen: seenOf(row) }]))
      void change(snoozes => ({ ...snoozes, ...added }))
    },
    onWake(rows) {
      const gone = new Set(rows.map(({ key }) => key))
      void change(snoozes => Object.fromEntries(Object.entries(snoozes).filter(([key]) => !gone.has(key))))
    },
  }
}
