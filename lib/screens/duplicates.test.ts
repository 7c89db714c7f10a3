import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as files from '../browser/files.ts'
import { takeForThisTab } from '../browser/one-tab.ts'
import { sendToBackground } from '../browser/page-messaging.ts'
import { createDesk, type DeskReply, type DeskRequest } from '../reports/duplicates/desk.ts'
import type { DeskWorker } from './comparison.ts'
import { createDuplicatesScreen } from './duplicates.ts'

vi.mock('../browser/files.ts')
vi.mock('../browser/page-messaging.ts')
vi.mock('../browser/one-tab.ts')

/** A worker in this very thread, which dies as a real one does. */
function startFake(): DeskWorker & { isAlive: boolean } {
  let listener: ((event: { data: DeskReply }) => void) | undefined
  const desk = createDesk(reply => queueMicrotask(() => listener?.({ data: structuredClone(reply) })))
  const worker = {
    isAlive: true,
    postMessage: (request: DeskRequest) => void desk(request),
    terminate: () => {
      worker.isAlive = false
    },
    addEventListener: (_type: string, heard: typeof listener) => {
      listener = heard
    },
  }
  return worker as unknown as DeskWorker & { isAlive: boolean }
}

const four = 'First,Last,Email,Phone\n'
const ann = 'Ann,Lee,ann@x.org,2145550100\n'
const fileOf = (text: string, name = 'patients.csv') => new File([text], name)

let workers: ReturnType<typeof startFake>[]
let screen: ReturnType<typeof createDuplicatesScreen>

beforeEach(() => {
  workers = []
  screen = createDuplicatesScreen(() => {
    const worker = startFake()
    workers.push(worker)
    return worker
  })
})

const kind = () => screen.view.value.kind
const until = (wanted: string) => vi.waitFor(() => expect(kind()).toBe(wanted))

async function audited(text: string) {
  screen.events.onFile(fileOf(text))
  await until('columns')
  screen.events.onStart()
  await until('done')
  await vi.waitFor(() => expect(screen.view.value).toMatchObject({ searching: false }))
}

describe('the duplicate audit', () => {
  it('goes from the file by its columns to the groups', async () => {
    await audited(`${four}${ann}Bo,Ray,bo@x.org,2145550101\n${ann}`)
    expect(screen.view.value).toMatchObject({
      file: 'patients.csv',
      summary: { rows: 3, exact: { groups: 1, patients: 2 }, near: { groups: 0, patients: 0 } },
      query: { kind: 'exact' },
      total: 1,
      groups: [{ number: 1, reasons: [], size: 2, patients: [{ line: 2 }, { line: 4 }] }],
    })
  })

  it('begins with those alike where nobody is equal', async () => {
    await audited(`${four}${ann}Bo,Ray,ANN@x.org,\n`)
    expect(screen.view.value).toMatchObject({ query: { kind: 'near' }, groups: [{ reasons: ['email'] }] })
  })

  it('shows the answer to the latest search alone', async () => {
    await audited(`${four}${ann}${ann}`)
    const query = { kind: 'exact' as const, page: 0 }
    const asked = vi.spyOn(workers[0] as DeskWorker, 'postMessage')
    for (const search of ['ann', 'no', 'nobod', 'nobody']) screen.events.onQuery({ ...query, search })
    expect(screen.view.value).toMatchObject({ searching: true })
    await vi.waitFor(() => expect(screen.view.value).toMatchObject({ searching: false, total: 0 }))
    expect(asked).toHaveBeenCalledTimes(2)
  })

  it('takes other columns when they are chosen', async () => {
    screen.events.onFile(fileOf(`A,B,C,D,E\n${ann.replace('Ann,', 'x,Ann,').repeat(2)}`))
    await until('columns')
    expect(screen.view.value).toMatchObject({ usable: false })
    screen.events.onColumn('firstName', 1)
    screen.events.onColumn('lastName', 2)
    await vi.waitFor(() =>
      expect(screen.view.value).toMatchObject({ columns: { lastName: 2 }, usable: true }),
    )
    screen.events.onPhone(0, 4)
    await vi.waitFor(() =>
      expect(screen.view.value).toMatchObject({ columns: { phones: [4] }, missing: ['email'] }),
    )
    screen.events.onColumn('fullName', 0)
    await vi.waitFor(() =>
      expect(screen.view.value).toMatchObject({ columns: { fullName: 0, firstName: null, lastName: null } }),
    )
  })

  it.each<[string, string | Uint8Array<ArrayBuffer>, string]>([
    ['nothing', '', 'empty'],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4), 'workbook'],
  ])('refuses %s and ends the worker', async (_name, content, trouble) => {
    screen.events.onFile(new File([content], 'x'))
    await vi.waitFor(() => expect(screen.view.value).toMatchObject({ kind: 'choose', trouble }))
    expect(workers.map(({ isAlive }) => isAlive)).toEqual([false])
  })

  it('says that a file went away while it was read', async () => {
    const file = fileOf(`${four}${ann}`)
    screen.events.onFile(file)
    await until('columns')
    vi.spyOn(file, 'slice').mockImplementation(() => {
      throw new DOMException('gone', 'NotReadableError')
    })
    screen.events.onStart()
    await vi.waitFor(() => expect(screen.view.value).toMatchObject({ kind: 'choose', trouble: 'unreadable' }))
  })

  it('is cancelled at once, whatever the worker is at, and hears nothing of it any more', async () => {
    screen.events.onFile(fileOf(`${four}${ann}`))
    await until('columns')
    screen.events.onStart()
    screen.events.onCancel()
    expect([kind(), workers[0]?.isAlive]).toEqual(['choose', false])
    await new Promise(done => setTimeout(done, 50))
    expect(kind()).toBe('choose')
    await audited(`${four}${ann}`)
    expect(workers).toHaveLength(2)
  })

  it('exports what a spreadsheet opens without running it, and the same bytes each time', async () => {
    const save = vi.mocked(files.saveFile)
    const evil = '=cmd|x,"O""Hara, Jr",ann@x.org,2145550100\n'
    await audited(`${four}${evil}${evil}`)
    for (const _ of [1, 2]) {
      screen.events.onExport()
      await vi.waitFor(() => expect(screen.view.value).toMatchObject({ exporting: false }))
    }
    const [first, second] = await Promise.all(
      save.mock.calls.map(([, , content]) => (content instanceof Blob ? content.text() : content)),
    )
    expect(first).toBe(second)
    expect(save.mock.calls[0]?.[0]).toBe('duplicate-patients.csv')
    expect(first?.split('\r\n')).toEqual([
      'Group,Why,Line in the file,Chart number,First names,Last name,E-mail,Phones,Birth date',
      `1,all four fields equal,2,,'=cmd|x,"O""Hara, Jr",ann@x.org,2145550100,`,
      `1,all four fields equal,3,,'=cmd|x,"O""Hara, Jr",ann@x.org,2145550100,`,
      '',
    ])
  })
})

describe('all patients straight from Nextech', () => {
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
  /** Waits at this offset until it is let go. */
  let gate: { at: number; open: () => void; opened: Promise<void> }

  const gateAt = (at: number) => {
    let open = () => undefined as void
    const opened = new Promise<void>(resolve => {
      open = resolve
    })
    return { at, open, opened }
  }
  const offer = () => (screen.view.value.kind === 'choose' ? screen.view.value.nextech : undefined)
  const offered = (wanted: object) => vi.waitFor(() => expect(offer()).toMatchObject(wanted))
  const openPage = () => {
    screen = createDuplicatesScreen(() => {
      const worker = startFake()
      workers.push(worker)
      return worker
    })
  }

  beforeEach(async () => {
    asked = []
    gate = gateAt(-1)
    vi.mocked(takeForThisTab).mockResolvedValue(() => undefined)
    vi.mocked(sendToBackground).mockImplementation(async (name, body) => {
      if (name === 'own-bg/patient-source') return { ok: true, value: ready } as never
      const { offset } = body as { offset: number }
      asked.push(offset)
      if (offset === gate.at) await gate.opened
      const patients = listed.slice(offset, offset + 50)
      const value = { ok: true, patients, size: patients.length, total: 120, unreadable: offset === 50 ? 1 : 0 }
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
    expect(text.split('\r\n')[1]).toBe('1,all four fields equal,0,Ann,Lee,a0@x.org,2145551000,')
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
    expect(asked).toEqual([0, 50, 100, 100])
    await vi.waitFor(async () => expect(await indexedDB.databases()).toEqual([]))
  })

  it('are deleted where a person says so, and another tab that reads is left alone', async () => {
    gate = gateAt(100)
    screen.events.onRead({ ...plan, keep: true })
    await vi.waitFor(() => expect(asked).toEqual([0, 50, 100]))
    vi.mocked(takeForThisTab).mockResolvedValueOnce(undefined)
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
      return moment.toLocaleTimeString('en-GB', { timeZone: ready.timeZone, hour: '2-digit', minute: '2-digit' })
    }
    screen.events.onRead({ hours: { from: hour(2), to: hour(4) }, keep: false })
    await until('reading')
    expect(screen.view.value).toMatchObject({ state: 'waiting', until: expect.stringMatching(/\d:\d\d/) })
    expect(asked).toEqual([])
    screen.events.onCancel()
    expect(kind()).toBe('choose')
  })

  it('say what is wrong, and go on when it is mended', async () => {
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
