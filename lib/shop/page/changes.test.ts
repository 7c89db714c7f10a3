// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { listOf, viewOf } from '../../../tests/fixtures/shop-pages.ts'
import { anchorsOf } from './badges/anchors.ts'
import { Badges } from './badges/badges.ts'
import { type Changes, readChanges } from './changes.ts'
import { findOrders } from './find/find-orders.ts'
import type { OrdersList } from './find/orders-list.ts'

let badges: Badges
let list: OrdersList
let taught: OrdersList[]
let records: MutationRecord[]

beforeEach(() => {
  document.body.innerHTML = `<h1>Orders</h1>${listOf('1001', '1002', '1003')}`
  badges = new Badges({
    document,
    render: () => true,
    now: () => 0,
    viewOf: number => viewOf(number),
  })
  list = findOrders(document)[0] ?? expect.fail()
  badges.place(anchorsOf(list))
  records = []
  taught = []
})

/** What is read out of a change of the page. */
async function read(change: () => void): Promise<Changes> {
  const observer = new MutationObserver(seen => records.push(...seen))
  const options = { subtree: true, childList: true, characterData: true, attributes: true }
  observer.observe(document, options)
  change()
  await Promise.resolve()
  observer.disconnect()
  const listIn = (parent: Node) => (parent === body() ? list : undefined)
  return readChanges(records, { badges, listIn, taught })
}

const body = () => document.querySelector('tbody') ?? expect.fail()
const rows = () => [...body().children]
const hosts = () => [...document.querySelectorAll('nextech-sync-badge')]
const numbers = ({ touched }: Changes) => [...touched].map(badge => badge.place.number)
const text = (selector: string) => document.querySelector(selector)?.firstChild ?? expect.fail()

describe('a change', () => {
  it('of a text touches its row alone', async () => {
    const changes = await read(() => {
      text('tbody span').nodeValue = '1009'
    })
    expect(numbers(changes)).toEqual(['1001'])
    expect(changes.look).toBe('none')
  })

  it('in a list that was taught asks for a look at once, in what heads it at any cost', async () => {
    document.body.innerHTML = '<main><h6><i>Nr.</i></h6><p>…</p><p>…</p></main><aside>…</aside>'
    const [root = expect.fail(), heading = expect.fail()] = document.querySelectorAll('main,h6')
    taught = [{ root, rows: [], headings: [heading] }]
    const lookAfter = async (change: () => void) => {
      records = []
      return (await read(change)).look
    }
    const write = (selector: string) => () => {
      text(selector).nodeValue = 'x'
    }
    expect(await lookAfter(write('aside'))).toBe('calm')
    expect(await lookAfter(write('p'))).toBe('now')
    expect(await lookAfter(write('i'))).toBe('must')
    expect(await lookAfter(() => document.querySelector('p')?.remove())).toBe('now')
  })

  it.each([
    ['hidden', 'a'],
    ['style', 'display:none'],
  ])('of %s in a row touches it', async (name, value) => {
    const changes = await read(() => document.querySelector('tbody span')?.setAttribute(name, value))
    expect(numbers(changes)).toEqual(['1001'])
  })

  it('of a heading asks for a look at once, whatever it costs', async () => {
    const changes = await read(() => {
      text('th').nodeValue = 'Invoice #'
    })
    expect(changes.look).toBe('must')
  })

  it('elsewhere asks for a look when the page is calm, and of mere style for none', async () => {
    const change = () => {
      text('h1').nodeValue = 'Order # 1'
    }
    expect((await read(change)).look).toBe('calm')
    records = []
    expect((await read(() => document.body.setAttribute('style', 'color:red'))).look).toBe('none')
  })

  it('of the order of rows is none', async () => {
    const changes = await read(() => body().append(...rows().reverse()))
    expect(numbers(changes)).toEqual([])
    expect(changes).toMatchObject({ look: 'none', clones: [] })
    expect(changes.rows.size).toBe(0)
  })

  it('that brings a row back which was away touches it: it may have changed meanwhile', async () => {
    const [row] = rows()
    row?.remove()
    const changes = await read(() => body().append(row ?? ''))
    expect(numbers(changes)).toEqual(['1001'])
  })

  it('that takes a row away touches it, so that its badge is let go', async () => {
    expect(numbers(await read(() => rows()[1]?.remove()))).toEqual(['1002'])
  })

  it('of cells inside a row touches it', async () => {
    const changes = await read(() => rows()[0]?.append(rows()[0]?.firstElementChild ?? ''))
    expect(numbers(changes)).toEqual(['1001'])
  })

  it('that brings rows names them and their list, and asks for no look by itself', async () => {
    const changes = await read(() => {
      const row = document.createElement('tr')
      row.innerHTML = '<td>1004</td>'
      body().append(row)
    })
    expect([...changes.rows]).toEqual([[list, [rows()[3]]]])
    expect(changes.look).toBe('none')
  })

  it('that brings a list asks for a look before the paint', async () => {
    const changes = await read(() =>
      document.body.insertAdjacentHTML('beforeend', '<div><table></table></div>'),
    )
    expect(changes.look).toBe('now')
  })
})

describe('our own elements', () => {
  it('ask for nothing where they belong', async () => {
    const changes = await read(() => {
      for (const host of hosts()) host.parentElement?.append(host)
      hosts()[0]?.setAttribute('data-status', 'pending')
      document.body.append(document.createElement('nextech-sync-notice'))
    })
    expect(changes).toMatchObject({ look: 'none', clones: [] })
    expect(numbers(changes)).toEqual([])
  })

  it('are touched where the page took them away or moved them', async () => {
    const changes = await read(() => {
      hosts()[1]?.remove()
      document.body.append(hosts()[0] ?? '')
    })
    expect(numbers(changes)).toEqual(['1002', '1001'])
  })

  it('are clones where the page copied them, alone or with their row', async () => {
    const changes = await read(() => {
      document.body.append(hosts()[0]?.cloneNode() ?? '')
      body().append(rows()[0]?.cloneNode(true) ?? '')
    })
    expect(changes.clones).toHaveLength(2)
    expect(changes.clones.every(clone => !badges.ofHost(clone))).toBe(true)
  })
})
