import { describe, expect, it, vi } from 'vitest'
import { aPatient } from '../../tests/fixtures/builders.ts'
import type { Patient } from '../domain/patient.ts'
import { createFakeClock } from '../nextech/testing.ts'
import type { Answer } from '../sync/ports/nextech.ts'
import { chartsOf } from './charts.ts'

const start = 1_000_000
const down: Answer<Patient[]> = { ok: false, trouble: 'nextech-down', message: 'no answer' }

function practice(
  answer: Answer<Patient[]> = { ok: true, value: [aPatient({ uid: 'P1', chartNumber: '4711' })] },
) {
  const clock = createFakeClock(start)
  const asked = vi.fn(async () => answer)
  // No wait ends: nothing here takes too long.
  const waiting = { ...clock, sleep: () => new Promise<void>(() => undefined) }
  return { opened: { engine: { clock: waiting }, interactive: { findPatients: asked } }, asked, clock }
}

describe('the chart numbers of patients', () => {
  it('are asked for once, however often a list is read and however the UID is written', async () => {
    const { opened, asked } = practice()
    expect(await chartsOf(opened, ['P1'])).toEqual(new Map([['P1', '4711']]))
    expect(await chartsOf(opened, ['p1', ''])).toEqual(new Map([['p1', '4711']]))
    expect(asked).toHaveBeenCalledOnce()
  })

  it('are told to no other practice of the process, though it names the same patient', async () => {
    const first = practice()
    const second = practice(down)
    await chartsOf(first.opened, ['P1'])
    expect(await chartsOf(second.opened, ['P1'])).toEqual(new Map())
    expect(second.asked).toHaveBeenCalledOnce()
  })

  it('are waited for again a minute after trouble, and by each practice after its own', async () => {
    const troubled = practice(down)
    const sound = practice()
    await chartsOf(troubled.opened, ['P1'])
    await chartsOf(troubled.opened, ['P1'])
    expect(troubled.asked).toHaveBeenCalledOnce()
    expect(await chartsOf(sound.opened, ['P1'])).toEqual(new Map([['P1', '4711']]))
    troubled.clock.advance(60_000)
    await chartsOf(troubled.opened, ['P1'])
    expect(troubled.asked).toHaveBeenCalledTimes(2)
  })

  it('are asked for again where the connection is another', async () => {
    const { opened, asked } = practice()
    await chartsOf(opened, ['P1'])
    await chartsOf({ ...opened, interactive: { ...opened.interactive } }, ['P1'])
    expect(asked).toHaveBeenCalledTimes(2)
  })
})
