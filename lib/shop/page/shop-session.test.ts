// @vitest-environment happy-dom
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { badges, microtask, SessionStage, settled, shown } from '../../../tests/fixtures/session-stage.ts'
import { listOf, orderHtml, viewOf } from '../../../tests/fixtures/shop-pages.ts'

const stage = new SessionStage()

describe('badges of a list', () => {
  it('stand last in the cell of each order’s number', async () => {
    stage.start(listOf('1001', '1002'))
    expect(shown()).toEqual(['1001 unseen', '1002 unseen'])
    await settled()
    expect(shown()).toEqual(['1001 synced', '1002 synced'])
    expect(document.querySelectorAll('thead th')).toHaveLength(6)
    expect(stage.ask('cs-bg/rows')).toHaveLength(1)
  })

  it('never stay beside another order when only a text changes', async () => {
    stage.start(listOf('1001', '1002'))
    await settled()
    const text = document.querySelector('td span')?.firstChild ?? expect.fail()
    text.nodeValue = '1009'
    await microtask()
    expect(shown()).toEqual(['1009 unseen', '1002 synced'])
    expect(stage.drawn.get(badges()[0] ?? expect.fail())).toBe('1009 nothing')
    text.nodeValue = '1002'
    await microtask()
    expect(shown()).toEqual(['1002 synced', '1002 synced'])
  })

  it('go with their rows and come with new ones', async () => {
    stage.start(listOf('1001', '1002'))
    await settled()
    document.querySelector('tbody')?.replaceChildren()
    await microtask()
    expect(shown()).toEqual([])
    document.body.innerHTML = listOf('1002', '1003')
    await microtask()
    expect(shown()).toEqual(['1002 synced', '1003 unseen'])
    await settled()
    expect(stage.ask('cs-bg/rows')).toHaveLength(2)
  })

  it('are told less and less often on a page that is sorted without end, and at once when it has come to rest', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    onTestFinished(() => void vi.useRealTimers())
    stage.start(listOf('1001', '1002'))
    await vi.advanceTimersByTimeAsync(300)
    const told = () => stage.ask('cs-bg/rows').length
    const before = told()
    const row = document.querySelector('tbody tr')
    for (let i = 0; i < 500; i++) {
      const copy = document.querySelector('tbody tr')?.cloneNode(true) as Element
      copy.querySelector('nextech-sync-badge')?.remove()
      copy.querySelectorAll('td')[2]?.replaceChildren(`Zoe ${i}`)
      document.querySelector('tbody tr')?.replaceWith(copy)
      await vi.advanceTimersByTimeAsync(20)
    }
    expect(row?.isConnected).toBe(false)
    expect(told() - before).toBeGreaterThan(1)
    expect(told() - before).toBeLessThan(5)
    await vi.advanceTimersByTimeAsync(60)
    expect(stage.asked.findLast(({ name }) => name === 'cs-bg/rows')?.body).toMatchObject({
      rows: [expect.objectContaining({ customer: 'Zoe 499' })],
    })
  })

  it('are not put beside a row that could not be read', async () => {
    stage.answers['cs-bg/rows'] = () => ({ badges: [viewOf('1001')], wanted: [], unreadable: 1 })
    stage.start(listOf('1001', '1002'))
    await settled()
    expect(shown()).toEqual(['1001 synced'])
    expect(stage.notice).toHaveBeenLastCalledWith('1 rows')
  })

  it('come by themselves for orders that a page which is gone was to read', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    stage.answers['cs-bg/rows'] = () => ({
      badges: [viewOf('1001', stage.ask('cs-bg/rows').length < 3 ? 'unseen' : 'synced')],
      wanted: [],
      unreadable: 0,
    })
    stage.start(listOf('1001'))
    await vi.advanceTimersByTimeAsync(14_000)
    expect(stage.ask('cs-bg/rows')).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    expect(shown()).toEqual(['1001 synced'])
    expect(stage.ask('cs-bg/rows')).toHaveLength(3)
  })

  it.each([
    ['rows', listOf('1001')],
    ['order', listOf('1001')],
    ['order', orderHtml('1001')],
  ] as const)('come by themselves when cs-bg/%s met no answer', async (what, html) => {
    const name = `cs-bg/${what}` as const
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const isRead = () => stage.ask('cs-bg/order').length > Number(name === 'cs-bg/order')
    stage.answers['cs-bg/rows'] = () => ({
      badges: [viewOf('1001', isRead() ? 'synced' : 'unseen')],
      wanted: isRead() ? [] : ['1001'],
      unreadable: 0,
    })
    stage.unanswered = { [name]: 1 }
    stage.start(html)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(shown()).toEqual(['1001 unseen'])
    await vi.advanceTimersByTimeAsync(30_000)
    expect(shown()).toEqual(['1001 synced'])
    expect(stage.ask(name)).toHaveLength(2)
  })

  it('are not doubled, and do not outlive their number', async () => {
    stage.start(listOf('1001'))
    const cell = document.querySelector('td') ?? expect.fail()
    cell.append(badges()[0]?.cloneNode() ?? '')
    document.body.append(document.createElement('nextech-sync-badge'))
    cell.append('!')
    await microtask()
    expect(shown()).toEqual([])
    cell.lastChild?.remove()
    await microtask()
    expect(shown()).toHaveLength(1)
  })

  it('stand as they were last known until their orders are heard of, and never after', async () => {
    const meanwhile = (status: 'voided' | 'pending') =>
      stage.session.hear({ name: 'bg-cs/badges', badges: [viewOf('1001', status)], isMeanwhile: true })
    stage.start(listOf('1001', '1002'))
    meanwhile('pending')
    expect(shown()).toEqual(['1001 pending', '1002 unseen'])
    await settled()
    expect(shown()).toEqual(['1001 synced', '1002 synced'])
    meanwhile('voided')
    expect(shown()).toEqual(['1001 synced', '1002 synced'])
  })

  it('do not make the page be read again', async () => {
    stage.start(listOf('1001'))
    await settled()
    const before = stage.asked.length
    stage.session.show([viewOf('1001', 'pending')])
    expect(shown()).toEqual(['1001 pending'])
    await new Promise(resolve => setTimeout(resolve, 80))
    expect(stage.asked).toHaveLength(before)
  })

  it('are asked for again when another worker started: the one before may have been killed before it pushed', async () => {
    stage.start(listOf('1001'))
    await settled()
    stage.answers['cs-bg/rows'] = () => ({ badges: [viewOf('1001', 'voided')], wanted: [], unreadable: 0 })
    stage.session.tellAgain()
    await vi.waitFor(() => expect(shown()).toEqual(['1001 voided']))
    expect(stage.ask('cs-bg/rows')).toHaveLength(2)
  })

  it('come of pages that are fetched once more when a person has said how they are read', async () => {
    stage.wanted = ['1001']
    stage.start(listOf('1001'))
    await vi.waitFor(() => expect(stage.ask('cs-bg/order')).toHaveLength(1))
    stage.session.hear({ name: 'bg-cs/worker-started' })
    await vi.waitFor(() => expect(stage.ask('cs-bg/rows')).toHaveLength(2))
    expect(stage.request).toHaveBeenCalledTimes(1)
    stage.session.hear({ name: 'bg-cs/read-again' })
    await vi.waitFor(() => expect(stage.ask('cs-bg/order')).toHaveLength(2))
    expect(stage.request).toHaveBeenCalledTimes(2)
  })

  it('say at once that nothing is known yet, in words for those who ask', async () => {
    stage.start(listOf('1001'))
    expect(stage.views.at(-1)).toMatchObject({ word: '', tooltip: 'not read yet', button: null })
    await settled()
    expect(stage.views.at(-1)?.word).toBe('synced')
  })

  it('are drawn of a push without the rest of the page being read', async () => {
    stage.start(listOf('1001', '1002', '1003'))
    await settled()
    const read = vi.spyOn(document, 'querySelectorAll')
    stage.views.length = 0
    stage.session.show([viewOf('1002', 'attention'), viewOf('7777', 'attention')])
    expect(stage.views.map(({ number, status }) => `${number} ${status}`)).toEqual(['1002 attention'])
    expect(read).not.toHaveBeenCalled()
  })

  it('of a push follow what the page shows now, not what it showed then', async () => {
    stage.start(listOf('1001', '1002'))
    await settled()
    // No microtask in between: the observer has not been heard yet.
    const text = document.querySelector('td span')?.firstChild ?? expect.fail()
    text.nodeValue = '1002'
    stage.session.show([viewOf('1002', 'attention'), viewOf('1001', 'voided')])
    expect(shown()).toEqual(['1002 attention', '1002 attention'])
  })

  it('are small marks beside DermPRO’s own status, which say so', async () => {
    stage.start(listOf('1003').replace('<th>Action</th>', '<th>Nextech</th>'))
    await settled()
    const mark = stage.views.at(-1)
    expect(mark).toMatchObject({ status: 'resolve', word: '', button: null })
    expect(mark?.tooltip).toMatch(/^own status\nresolve/)
    expect(stage.ask('cs-bg/rows')).toHaveLength(1)
  })

  it('are asked for again when the browser brings a frozen page back', async () => {
    stage.start(listOf('1001'))
    await settled()
    window.dispatchEvent(new Event('pageshow'))
    await new Promise(resolve => setTimeout(resolve, 80))
    expect(stage.ask('cs-bg/rows')).toHaveLength(1)
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    await vi.waitFor(() => expect(stage.ask('cs-bg/rows')).toHaveLength(2))
  })

  it('are taken away at the end', async () => {
    stage.start(listOf('1001'))
    await settled()
    stage.aborter.abort()
    expect(shown()).toEqual([])
    stage.session.show([viewOf('1001')])
    document.body.innerHTML = listOf('1002')
    await microtask()
    expect(shown()).toEqual([])
  })
})
