import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { patientFingerprint } from '../../lib/store/rules/activity-chain.ts'
import { practiceOf } from '../acceptance/held-practice.ts'
import { readingOf, rowOf } from '../acceptance/service-practice.ts'
import { maria, married, mother } from '../acceptance/staff-world.ts'
import { must } from '../fixtures/store.ts'
import { managerOf } from './manager.ts'
import { letIn, type ServedBackend, startServed } from './world.ts'

// One order that staff must resolve, at a backend that works.
const { practice, order } = practiceOf(maria, [married, mother])
const key = `/${order.increment_id}/all`
let served: ServedBackend
let manager: ReturnType<typeof managerOf>
let token: string
beforeAll(async () => {
  served = await startServed(practice, 'all', { requestsPerSecond: 100_000 })
  manager = managerOf(served)
  token = await letIn(served.backend, served.practiceId, { role: 'staff', name: 'Front desk' })
  const { timeZone } = served.configuration.practice
  const page = { page: { origin: served.shop.url, reader: 'tab 1' } }
  const rows = { body: { rows: [rowOf(order, timeZone)] }, ...page }
  await request('cs-bg/rows', rows)
  await request('cs-bg/order', { body: { reading: readingOf(order, timeZone), href: null }, ...page })
  await vi.waitFor(
    async () => expect((await request('cs-bg/rows', rows)).text).toContain('"status":"resolve"'),
    { timeout: 60_000, interval: 500 },
  )
}, 120_000)
afterAll(() => served.close())

const request = (name: string, envelope: object, as = token) =>
  manager.send('POST', `/v1/requests/${name}`, envelope, as)
const opened = { order: { key, opening: 'opening 1' } }
const uid = 'Ab12cd34-0000-4000-8000-000000000001'
const person = { id: expect.stringMatching(/^[\w-]{36}$/), name: 'Front desk' }
const typed = 'Quirkelmann'

describe('the activity of a backend tells who', () => {
  it.each([
    ['look.order', 'panel-bg/load', { ticket: 't' }, opened],
    ['look.search', 'panel-bg/search', { ticket: 't', text: typed }, opened],
    ['look.payments', 'panel-bg/payments', { ticket: 't', uids: [], paymentId: null }, opened],
    ['look.customers', 'ext-bg/remembered', {}, {}],
    ['decision.denied', 'panel-bg/deny', { ticket: 't', uid }, opened],
    ['decision.allowed', 'panel-bg/allow', { ticket: 't', uid }, opened],
    ['decision.forgotten', 'panel-bg/forget', { ticket: 't' }, opened],
    ['decision.forgotten', 'ext-bg/forget', { key: 'nobody’s', uid: null }, {}],
    ['export.activity', 'ext-bg/note-export', { what: 'activity' }, {}],
    ['export.patients', 'ext-bg/note-export', { what: 'patients' }, {}],
    ['export.reconciliation', 'ext-bg/note-export', { what: 'reconciliation' }, {}],
  ] as const)('%s by %s', async (code, name, body, more) => {
    const before = must(await manager.newest()).seq
    expect(await request(name, { body, ...more })).toMatchObject({ status: 200 })
    const { entries } = await manager.activity.page({ number: null, kind: null, before: null, limit: 20 })
    const told = entries.filter(entry => entry.seq > before && entry.code === code)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({
      ...{ actor: 'staff', person },
      number: 'order' in more ? order.increment_id : null,
      patient: 'uid' in body && body.uid !== null ? patientFingerprint(uid) : null,
    })
    expect(JSON.stringify(told)).not.toContain(typed)
  })

  it('once where all patients are read page by page', async () => {
    const { practiceId } = served.configuration.nextech
    const looks = async () => {
      const query = { number: null, kind: 'look', before: null, limit: 200 } as const
      const { entries } = await manager.activity.page(query)
      return entries.filter(({ code }) => code === 'look.patients').length
    }
    for (const offset of [0, 50, 100]) {
      const envelope = { body: { practiceId, offset } }
      expect(await request('ext-bg/patient-page', envelope, served.token)).toMatchObject({ status: 200 })
    }
    expect(await looks()).toBe(1)
  })

  it('not of what was declined, nor of what a page asks again and again', async () => {
    const before = await manager.newest()
    expect((await request('panel-bg/search', { body: { ticket: 't', text: 'x' }, ...opened })).status).toBe(
      409,
    )
    for (const name of ['panel-bg/watch', 'ext-bg/today', 'ext-bg/queue', 'ext-bg/activity'])
      await request(name, {
        body: { ticket: 't', number: null, kind: null, before: null, limit: 5 },
        ...opened,
      })
    expect(await manager.newest()).toEqual(before)
  })

  it('chose a patient, in the entry of the choice itself', async () => {
    const loaded = await request('panel-bg/load', { body: { ticket: 't' }, ...opened })
    const { question, candidates } = loaded.json.value as { question: string; candidates: { uid: string }[] }
    const chosen = must(candidates[0]).uid
    const choice = { body: { ticket: 't', question, uid: chosen, others: [] }, ...opened }
    expect(await request('panel-bg/choose', choice)).toMatchObject({ status: 200 })
    const query = { number: order.increment_id, kind: 'decision', before: null, limit: 1 } as const
    expect((await manager.activity.page(query)).entries).toMatchObject([
      { code: 'decision.patient', actor: 'staff', person, patient: patientFingerprint(chosen) },
    ])
  })

  it('in a chain that shows when a name is changed or taken away', async () => {
    await request('ext-bg/note-export', { body: { what: 'activity' } })
    expect(await manager.activity.prove()).toMatchObject({ broken: null })
    const { db } = served.backend
    // The backend tells of itself meanwhile, without a name.
    const rows = await db.selectFrom('activity').selectAll().orderBy('seq', 'desc').execute()
    const row = must(rows.find(({ entry }) => entry.person !== undefined))
    const { seq } = row
    const { person: _person, ...nobody } = row.entry
    for (const entry of [{ ...row.entry, person: { id: '1', name: 'Someone else' } }, nobody]) {
      await db
        .updateTable('activity')
        .set({ entry: JSON.stringify(entry) })
        .where('seq', '=', seq)
        .execute()
      expect(await manager.activity.prove()).toMatchObject({ broken: { seq, why: 'changed' } })
    }
    await db
      .updateTable('activity')
      .set({ entry: JSON.stringify(row.entry) })
      .where('seq', '=', seq)
      .execute()
  })
})
