import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPanel } from '../../sandbox/run/steps.ts'
import { numbersOf, openList, startConfigured, type World } from './world.ts'

let world: World
let page: Page
let numbers: string[]

beforeAll(async () => {
  world = await startConfigured()
  page = await openList(world, 'no-such-order')
  numbers = numbersOf(world, ({ status }) => status === 'resolve').slice(0, 6)
})
afterAll(() => world?.close())

/** The button of the best candidate, as much of it as a person sees: in the frame's own window, and the frame in the page's. */
async function sightOf(panel: Frame) {
  const button = panel.getByRole('button', { name: /^Choose/ }).first()
  await button.waitFor()
  const inFrame = await button.evaluate(element => {
    const { top, bottom, left, right } = element.getBoundingClientRect()
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    const isWhole = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
    return { isWhole, isOnTop: element.contains(hit), scrolled: document.documentElement.scrollTop }
  })
  const frame = await (await panel.frameElement()).boundingBox()
  const window = page.viewportSize()
  const isFrameIn =
    frame !== null &&
    window !== null &&
    frame.y >= 0 &&
    frame.y + frame.height <= window.height + 1 &&
    frame.x >= 0 &&
    frame.x + frame.width <= window.width + 1
  return { ...inFrame, isFrameIn }
}

const seen = { isWhole: true, isOnTop: true, scrolled: 0, isFrameIn: true }

describe('the first button of the best candidate', () => {
  it('is in sight without scrolling at 1280 by 650, whatever the panel has to say', async () => {
    await page.setViewportSize({ width: 1280, height: 650 })
    expect(numbers.length).toBeGreaterThanOrEqual(3)
    for (const number of numbers)
      expect({ number, ...(await sightOf(await openPanel(page, world.shop.url, number))) }).toEqual({
        number,
        ...seen,
      })
  })

  it('is so beside five candidates, the best of which is compared line by line', async () => {
    await page.setViewportSize({ width: 1280, height: 650 })
    const panel = await openPanel(page, world.shop.url, numbers[0] ?? '')
    await panel.locator('.candidate-first').waitFor()
    // As many cards, each as long, and a warning over them, as an order can have.
    await panel.evaluate(() => {
      const first = document.querySelector('.candidate-first')
      for (let more = 0; more < 4; more++) {
        const copy = first?.cloneNode(true)
        if (copy instanceof Element) {
          copy.classList.remove('candidate-first')
          first?.after(copy)
        }
      }
      const note = document.createElement('p')
      note.className = 'why'
      note.textContent = 'Somebody else has this order open since 9:42 AM. '.repeat(3)
      document.querySelector('.warnings')?.append(note)
    })
    expect(await panel.locator('.candidate').count()).toBeGreaterThanOrEqual(5)
    expect(await sightOf(panel)).toEqual(seen)
  })

  it('has beside it, in sight, by name all in which the best candidate differs or is not known', async () => {
    await page.setViewportSize({ width: 1280, height: 650 })
    const counts: number[] = []
    for (const number of numbers) {
      const panel = await openPanel(page, world.shop.url, number)
      await panel.locator('.candidate-first').waitFor()
      const { names, said, isInSight } = await panel.locator('.candidate-first').evaluate(card => {
        const heads = [...card.querySelectorAll('.compared-different, .compared-unknown')]
        const line = card.querySelector('.deciding')
        const { top = 0, bottom = 0, left = 0 } = line?.getBoundingClientRect() ?? {}
        const hit = document.elementFromPoint(left + 2, (top + bottom) / 2)
        return {
          names: heads.map(head => head.querySelector('.compared-head')?.firstChild?.textContent ?? ''),
          said: line?.textContent ?? '',
          isInSight: line === null || (top >= 0 && bottom <= innerHeight && line.contains(hit)),
        }
      })
      expect({ number, isInSight }).toEqual({ number, isInSight: true })
      for (const name of names) expect([number, said]).toEqual([number, expect.stringContaining(name)])
      counts.push(names.length)
    }
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(2)
  })

  it('is reached in a window of 320 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 650 })
    const panel = await openPanel(page, world.shop.url, numbers[0] ?? '')
    const button = panel.getByRole('button', { name: /^Choose/ }).first()
    await button.scrollIntoViewIfNeeded()
    const box = await button.boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 320 && box.y >= 0 && box.y + box.height <= 650).toBe(
      true,
    )
  })
})
