import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startAuditWorker } from '../../tests/fixtures/audit-worker.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import * as files from '../browser/files.ts'
import { acquireTabLock } from '../browser/tab-lock.ts'
import { createDuplicatesScreen } from './duplicates.ts'

vi.mock('../browser/files.ts')
vi.mock('../browser/ext-messaging.ts')
vi.mock('../browser/tab-lock.ts')

describe('all patients straight from Nextech', () => {
  let screen: ReturnType<typeof createDuplicatesScreen>
  const kind = () => screen.view.value.kind
  const until = (wanted: string) => vi.waitFor(() => expect(kind()).toBe(wanted))
  const listed = Array.from({ length: 120 }, (_, at) => ({
    uid: `uid-${at}`,
    chartNumber: String(at),
    given: ['Ann'],
    family: 'Lee',
    // The last one is the first one again.
    email: `a${at % 119}@x.org`,
    phones: [`214555${1000 + (at % 119)}`],
    birthDate: null,
  }))
  const ready = { practiceId: 'practice-a', timeZone: 'America/Chicago' }
  const plan = { hours: null, keep: false }
  let asked: number[]
  /** What the setup doctor was told. */
  let noted: unknown[]
  /** Waits at this offset until it is let go. */
  let gate: { at: number; open: () => void; opened: Promise<void> }

  const gateAt = (at: number) => {
    let open: () => void = () => undefined
    const opened = new Promise<void>(resolve => {
      open = resolve
    })
    return { at, open, opened }
  }
  const offer = () => (screen.view.value.kind === 'choose' ? screen.view.value.nextech : undefined)
  const offered = (wanted: object) => vi.waitFor(() => expect(offer()).toMatchObject(wanted))
  const openPage = () => {
    screen = createDuplicatesScreen(startAuditWorker)
  }

  beforeEach(async () => {
    asked = []
    noted = []
    gate = gateAt(-1)
    vi.mocked(acquireTabLock).mockResolvedValue(() => undefined)
    vi.mocked(sendToBackground).mockImplementation(async (name, body) => {
      if (name === 'ext-bg/patient-source') return { ok: true, value: ready } as never
      if (name === 'ext-bg/note-duplicates') {
        noted.push(body)
        return { ok: true, value: {} } as never
      }
      const { offset } = body as { offset: number }
      asked.push(offset)
      if (offset === gate.at) await gate.opened
      const patients = listed.slice(offset, offset + 50)
      const value = {
        ok: true,
        patients,
        size: patients.length,
        total: 120,
        unreadable: offset === 50 ? 1 : 0,
      }
      return { ok: true, value } as never
    })
    openPage()
    await offered({ kind: 'ready', kept: null })
  })
  afterEach(() => screen.events.onCancel())

  it('are read, compared without a look at columns, and nothing of them is kept', async () => {
    screen.events.onRead(plan)
    await until('done')
    await vi.waitFor(() => expect(screen.view.value).toMatchObject({ searching: false }))
    expect(screen.view.value).toMatchObject({
      source: 'nextech',
      unreadable: 1,
      summary: { rows: 120, exact: { groups: 1, patients: 2 } },
      groups: [{ patients: [{ id: '0' }, { id: '119' }] }],
    })
    expect([asked, await indexedDB.databases()]).toEqual([[0, 50, 100], []])
    screen.events.onExport()
    await vi.waitFor(() => expect(screen.view.value).toMatchObject({ exporting: false }))
    const [, , content] = vi.mocked(files.saveFile).mock.lastCall ?? []
    const text = content instanceof Blob ? await content.text() : ''
    expect(text.split('\r\n')[0]).not.toContain('Line')
    expect(text.split('\r\n')[1]).toBe(
      '1,all four fields equal,Not every birth date is known: compare the charts before you merge.,0,Ann,Lee,a0@x.org,2145551000,',
    )
  })

  it('pause and go on', async () => {
    gate = gateAt(50)
    screen.events.onRead(plan)
    await vi.waitFor(() => expect(asked).toEqual([0, 50]))
    screen.events.onPause()
    expect(screen.view.value).toMatchObject({ state: 'paused', patients: 50, total: 120 })
    gate.open()
    await new Promise(done => setTimeout(done, 20))
    expect(asked).toEqual([0, 50])
    screen.events.onGoOn()
    await until('done')
    expect(asked).toEqual([0, 50, 50, 100])
  })

  it('go on in another life of the page where that was asked for, and are deleted at the result', async () => {
    gate = gateAt(100)
    screen.events.onRead({ ...plan, keep: true })
    await vi.waitFor(() => expect(asked).toEqual([0, 50, 100]))
    gate = gateAt(-1)
    openPage()
    await offered({ kind: 'ready', kept: { patients: 100, total: 120 } })
    screen.events.onRead(plan)
    await until('done')
    expect(screen.view.value).toMatchObject({ summary: { rows: 120, exact: { groups: 1 } } })
    expect(noted).toEqual([{ source: 'nextech', patients: 120, groups: 1, onePerson: 0, twoPeople: 0 }])
    expect(asked).toEqual([0, 50, 100, 100])
    await vi.waitFor(async () => expect(await indexedDB.databases()).toEqual([]))
  })

  it('are deleted where a person says so, and another tab that reads is left alone', async () => {
    gate = gateAt(100)
    screen.events.onRead({ ...plan, keep: true })
    await vi.waitFor(() => expect(asked).toEqual([0, 50, 100]))
    vi.mocked(acquireTabLock).mockResolvedValueOnce(undefined)
    openPage()
    await offered({ kind: 'ready', kept: { patients: 100 } })
    screen.events.onForget()
    await offered({ kind: 'elsewhere' })
    expect(await indexedDB.databases()).toHaveLength(1)
    screen.events.onForget()
    await offered({ kind: 'ready', kept: null })
    expect(await indexedDB.databases()).toEqual([])
  })

  it('outside of the hours nothing is asked, and the page says until when', async () => {
    const hour = (add: number) => {
      const moment = new Date(Date.now() + add * 3_600_000)
      return moment.toLocaleTimeString('en-GB', {
        timeZone: ready.timeZone,
        hour: '2-digit',
        minute: '2-digit',
      })
    }
    screen.events.onRead({ hours: { from: hour(2), to: hour(4) }, keep: false })
    await until('reading')
    expect(screen.view.value).toMatchObject({ state: 'waiting', until: expect.stringMatching(/\d:\d\d/) })
    expect(asked).toEqual([])
    screen.events.onCancel()
    expect(kind()).toBe('choose')
  })

  it('say what is wrong, and go on when it is fixed', async () => {
    vi.mocked(sendToBackground).mockResolvedValueOnce({
      ok: true,
      value: { ok: false, trouble: 'signed-out', message: 'The password has expired.' },
    } as never)
    screen.events.onRead(plan)
    await until('reading')
    await vi.waitFor(() => expect(screen.view.value).toMatchObject({ state: 'stopped' }))
    expect(screen.view.value).toMatchObject({
      trouble: { kind: 'signed-out', message: 'The password has expired.' },
    })
    screen.events.onGoOn()
    await until('done')
  })
})
