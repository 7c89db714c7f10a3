import { describe, expect, it } from 'vitest'
import { act } from '../../sandbox/run/family-page.ts'
import { withFamilies } from './family-world.ts'

declare global {
  interface Window {
    kinds: string[]
  }
}

/** How each family draws its rows: what makes it a danger to badges. */
const used = withFamilies()

const count = (selector: string) => used.visit.page.locator(selector).count()

describe('rows that are used again', () => {
  it.each([
    ['magento2-grid', 'nextPage', 'tr.data-row'],
    ['vue-list', 'nextPage', 'tbody tr'],
    ['aria-grid', 'scroll', '.aria-body [role=row]'],
    // Not `reload`: it stops the page, now and then just where it began.
    ['hostile-every-frame', 'scroll', 'tbody tr'],
  ] as const)('%s shows other orders in the same elements after %s', async (id, control, rows) => {
    await used.visit.open(id)
    const before = await used.visit.numbers()
    await used.visit.keepElements(rows)
    await act(used.visit.page, control)
    const kept = await used.visit.keptElements(rows)
    expect(kept.length).toBeGreaterThan(10)
    expect(kept).not.toContain(false)
    // A page that draws in every frame shows them in one of the next.
    await expect.poll(() => used.visit.numbers()).not.toEqual(before)
  })

  it('Knockout changes texts and attributes alone, and with fewer orders takes the last rows away', async () => {
    await used.visit.open('magento2-grid?stores=one')
    await used.visit.page.evaluate(() => {
      const kinds: string[] = []
      Object.assign(window, { kinds })
      new MutationObserver(records => kinds.push(...records.map(record => record.type))).observe(
        document.querySelector('[data-role=grid] tbody') as Element,
        { childList: true, characterData: true, attributes: true, subtree: true },
      )
    })
    await used.visit.keepElements('tr.data-row')
    await act(used.visit.page, 'sort')
    const kinds = await used.visit.page.evaluate(() => window.kinds)
    expect(new Set(kinds)).toEqual(new Set(['characterData', 'attributes']))
    await act(used.visit.page, 'nextPage')
    await act(used.visit.page, 'nextPage')
    expect(await used.visit.keptElements('tr.data-row')).toEqual(Array.from({ length: 5 }, () => true))
    expect(await used.visit.falsePlaces()).toEqual([])
  })
})

describe('rows that are made again', () => {
  it.each([
    ['magento1-grid', '#sales_order_grid tbody tr[title]'],
    ['magento2-customer', '#customer_orders_grid tbody tr'],
    ['hostile-clones', '#orders tbody tr'],
    ['cards', '#cards article'],
  ])('%s has none of the old elements left after sorting', async (id, rows) => {
    await used.visit.open(id)
    await used.visit.keepElements(rows)
    await act(used.visit.page, 'sort')
    expect(await used.visit.keptElements(rows)).toEqual(Array.from({ length: 20 }, () => false))
  })

  it('React moves rows with their orders, and takes out rows that others have added to', async () => {
    await used.visit.open('react-list')
    await used.visit.page.evaluate(() => {
      for (const cell of document.querySelectorAll('tbody td:first-child'))
        cell.append(Object.assign(document.createElement('foreign-mark'), { textContent: cell.textContent }))
    })
    await act(used.visit.page, 'reload')
    const marked = used.visit.page.locator('tbody td:first-child:has(foreign-mark)')
    expect(await marked.count()).toBe(10)
    await act(used.visit.page, 'sort')
    // The mark repeats the number: where React moved the row, both still agree.
    for (const text of await marked.allTextContents())
      expect(text.slice(0, text.length / 2).repeat(2)).toBe(text)
    await act(used.visit.page, 'nextPage')
    expect(used.visit.complaints).toEqual([])
  })
})

describe('Magento 2', () => {
  it('opens an order by a click on a cell, but not on the check box', async () => {
    await used.visit.open('magento2-grid')
    const [number] = await used.visit.numbers()
    await used.visit.page.locator('tr.data-row input[data-action=select-row]').first().check()
    expect(used.visit.page.url()).toContain('/pages/magento2-grid')
    await used.visit.page.locator('tr.data-row td').nth(4).click()
    await used.visit.page.waitForURL(/\/sales\/order\/view\/order_id\/\d+\/key\/[0-9a-f]+\/$/)
    expect(await used.visit.page.locator('h1').innerText()).toBe(`#${number}`)
  })

  it('shows a copy of its header once scrolled, and breaks at a heading of somebody else', async () => {
    await used.visit.open('magento2-grid')
    expect(await count('.sticky-header th')).toBe(await count('[data-role=grid] th'))
    expect(await used.visit.page.locator('.sticky-header').isVisible()).toBe(false)
    await act(used.visit.page, 'scroll')
    expect(await used.visit.page.locator('.sticky-header').isVisible()).toBe(true)
    expect(used.visit.complaints).toEqual([])
    await used.visit.page.evaluate(() =>
      document.querySelector('[data-role=grid] thead tr')?.append(document.createElement('th')),
    )
    await act(used.visit.page, 'scroll', 500)
    expect(used.visit.complaints.join()).toContain('Cannot read properties of undefined')
  })

  it('hides, shows and moves columns in place', async () => {
    await used.visit.open('magento2-grid')
    const texts = () => used.visit.page.locator('[data-role=grid] th.data-grid-th').allInnerTexts()
    const labels = async () => (await texts()).map(label => label.trim())
    const all = await labels()
    await act(used.visit.page, 'hideColumn', 'created_at')
    expect(await labels()).toEqual(all.filter(label => label !== 'Purchase Date'))
    expect(await count('tr.data-row:first-child td')).toBe(all.length)
    await act(used.visit.page, 'hideColumn', 'created_at')
    await act(used.visit.page, 'moveColumn', 'increment_id')
    expect((await labels()).indexOf('ID')).toBe(3)
    expect(await used.visit.falsePlaces()).toEqual([])
    expect(used.visit.complaints).toEqual([])
  })

  it('says so when nothing is found', async () => {
    await used.visit.open('magento2-grid')
    await act(used.visit.page, 'filter', 'nobody')
    expect(await used.visit.page.locator('tr.data-grid-tr-no-data').innerText()).toBe(
      "We couldn't find any records.",
    )
    expect(await count('tr.data-row')).toBe(0)
  })

  it('redraws the notes of an order', async () => {
    await used.visit.open('magento2-order')
    await used.visit.keepElements('#order_history_block li')
    await act(used.visit.page, 'reload')
    expect(await used.visit.keptElements('#order_history_block li')).toEqual([false])
  })
})

describe('other makes', () => {
  it('Magento 1 opens a row unless a link or field was hit, and a button is neither', async () => {
    await used.visit.open('magento1-grid')
    await used.visit.page.locator('tbody tr[title] input').first().check()
    expect(used.visit.page.url()).toContain('/pages/magento1-grid')
    await used.visit.page.evaluate(() =>
      document.querySelector('tr[title] td')?.append(document.createElement('button')),
    )
    await used.visit.page.locator('tr[title] button').click()
    await used.visit.page.waitForURL(/sales_order\/view\/order_id/)
    expect(used.visit.complaints).toEqual([])
  })

  it('DataTables parts the header from the body, and copies what does not fit', async () => {
    await used.visit.open('datatables-scroll')
    expect(await count('.dt-scroll-head th:visible')).toBe(6)
    expect(await count('.dt-scroll-body tbody tr')).toBe(20)
    expect(await count('.dt-scroll-head tbody tr')).toBe(0)
    await used.visit.open('datatables-responsive')
    expect(await count('#orders thead th:visible')).toBeLessThan(6)
    await used.visit.page
      .locator('td.dtr-control')
      .first()
      .click({ position: { x: 4, y: 10 } })
    expect(await used.visit.page.locator('tr.child .dtr-title').allInnerTexts()).toContain('Status')
    expect(await used.visit.falsePlaces()).toEqual([])
    expect(used.visit.complaints).toEqual([])
  })

  it('AG Grid has neither tables nor the columns that are far away', async () => {
    await used.visit.open('ag-grid')
    expect(await count('table')).toBe(0)
    expect(await count('[col-id=number][role=gridcell]')).toBeGreaterThan(10)
    expect(await count('[col-id=base]')).toBe(0)
    await used.visit.page.evaluate(() => {
      const scroll: unknown = window.sandboxPage?.scroll
      return typeof scroll === 'function' ? Reflect.apply(scroll, window.sandboxPage, [0, 5000]) : undefined
    })
    expect(await count('[col-id=base][role=gridcell]')).toBeGreaterThan(10)
    expect(await count('[col-id=number]')).toBe(0)
  })
})

describe('hostile pages', () => {
  it('texts stay texts', async () => {
    await used.visit.open('hostile-texts')
    expect(await count('tbody img, tbody script')).toBe(0)
    expect(await used.visit.page.locator('tbody').innerText()).toContain('<script>alert(2)</script>')
    expect(used.visit.complaints).toEqual([])
  })

  it('foreign elements are removed where that is promised', async () => {
    await used.visit.open('hostile-removes')
    await used.visit.page.evaluate(() =>
      document.querySelector('#orders td')?.append(document.createElement('foreign-mark')),
    )
    expect(await count('foreign-mark')).toBe(0)
  })

  it('the platform refuses where that is promised', async () => {
    await used.visit.open('hostile-overrides')
    const refusal = 'this page wants'
    await expect(
      used.visit.page.evaluate(() => document.body.attachShadow({ mode: 'open' })),
    ).rejects.toThrow(refusal)
    await expect(used.visit.page.evaluate(() => customElements.get('a-b'))).rejects.toThrow(refusal)
  })

  it('a strict policy lets no style of others in', async () => {
    await used.visit.open('strict-policy')
    const width = await used.visit.page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<p id="styled" style="width: 7px">x</p>')
      return document.querySelector('#styled')?.clientWidth
    })
    expect(width).toBeGreaterThan(7)
    expect(used.visit.complaints.join()).toContain('Content Security Policy')
  })

  it('rows that change in every frame rest when told to', async () => {
    await used.visit.open('hostile-every-frame')
    const [first] = await used.visit.numbers()
    await expect.poll(async () => (await used.visit.numbers())[0]).not.toBe(first)
    await act(used.visit.page, 'reload')
    const resting = await used.visit.numbers()
    expect(await used.visit.numbers()).toEqual(resting)
    expect(await used.visit.falsePlaces()).toEqual([])
  })

  it.each([
    ['small-root', '10px'],
    ['large-root', '20px'],
  ])('%s has a root font of %s', async (id, size) => {
    await used.visit.open(id)
    expect(await used.visit.page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(
      size,
    )
  })
})
