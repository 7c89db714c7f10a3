import { beforeEach, describe, expect, it, vi } from 'vitest'
import { startAuditWorker } from '../../tests/fixtures/audit-worker.ts'
import { sendToBackground } from '../browser/ext-messaging.ts'
import * as files from '../browser/files.ts'
import type { AuditWorker } from './comparison.ts'
import { createDuplicatesScreen } from './duplicates.ts'

vi.mock('../browser/files.ts')
vi.mock('../browser/ext-messaging.ts')

const four = 'First,Last,Email,Phone\n'
const ann = 'Ann,Lee,ann@x.org,2145550100\n'
const fileOf = (text: string, name = 'patients.csv') => new File([text], name)

let workers: ReturnType<typeof startAuditWorker>[]
let screen: ReturnType<typeof createDuplicatesScreen>

beforeEach(() => {
  workers = []
  screen = createDuplicatesScreen(() => {
    const worker = startAuditWorker()
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

  it('tells the setup doctor counts alone, by what the birth dates say', async () => {
    const born = 'First,Last,Email,Phone,DOB\n'
    const [bo, cy] = ['Bo,Ray,bo@x.org,2145550101', 'Cy,Fox,cy@x.org,2145550102']
    await audited(
      `${born}${bo},1/2/1980\n${bo},1/2/1980\n${cy},1/2/1980\n${cy},7/8/1991\nAnn,Lee,a@x.org,2145550103,\nAnn,Lee,a@x.org,2145550103,\n`,
    )
    const told = vi.mocked(sendToBackground).mock.calls.filter(([name]) => name === 'ext-bg/note-duplicates')
    expect(told.at(-1)).toEqual([
      'ext-bg/note-duplicates',
      { source: 'file', patients: 6, groups: 3, onePerson: 1, twoPeople: 1 },
    ])
  })

  it('begins with those alike where nobody is equal', async () => {
    await audited(`${four}${ann}Bo,Ray,ANN@x.org,\n`)
    expect(screen.view.value).toMatchObject({ query: { kind: 'near' }, groups: [{ reasons: ['email'] }] })
  })

  it('shows the answer to the latest search alone', async () => {
    await audited(`${four}${ann}${ann}`)
    const query = { kind: 'exact' as const, page: 0 }
    const asked = vi.spyOn(workers[0] as AuditWorker, 'postMessage')
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
    const unknown = 'Not every birth date is known: compare the charts before you merge.'
    expect(first?.split('\r\n')).toEqual([
      'Group,Why,What to do,Line in the file,Chart number,First names,Last name,E-mail,Phones,Birth date',
      `1,all four fields equal,${unknown},2,,'=cmd|x,"O""Hara, Jr",ann@x.org,2145550100,`,
      `1,all four fields equal,${unknown},3,,'=cmd|x,"O""Hara, Jr",ann@x.org,2145550100,`,
      '',
    ])
  })
})
