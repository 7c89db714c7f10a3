// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { BackgroundClient } from '../page/background-client.ts'
import { type TeachOptions, TeachSession } from './teach-session.ts'

type Face = Parameters<ReturnType<TeachOptions['surface']>['show']>[0]

const line = (number: string, date: string, customer: string) =>
  `<div><div>${number}</div><div>${date}</div><div>${customer}</div><div>$1.00</div><div>Offen</div></div>`
/** Nothing in it has a name, and a date holds a number as an order number may be. */
const grid = (wrap = (text: string) => text) =>
  `<main><h1>Verkauf</h1><div>${line(wrap('1001'), 'Mar 1, 2026', 'Zoe')}${line(wrap('1002'), 'Mar 2, 2026', 'Ann')}${line(wrap('1003'), 'Mar 2, 2026', 'Bo')}</div></main>`

let session: TeachSession
let face: Face
const proposed: unknown[] = []
const helped = vi.fn()

function start(html: string): void {
  document.body.innerHTML = html
  const client: BackgroundClient = {
    async ask(name, body) {
      if (name === 'cs-bg/open-help') helped()
      else proposed.push(body)
      return undefined
    },
    askUntilAnswered: () => expect.fail(),
  }
  const surface: TeachOptions['surface'] = () => ({
    show: now => {
      face = now
    },
    point: vi.fn(),
    outline: vi.fn(),
    giveWay: () => expect.fail(),
    comeBack: vi.fn(),
    remove: vi.fn(),
  })
  session = new TeachSession({ document, client, surface })
}

/** Presses on a cell, and not on what is inside of it. */
function press(row: number, column: number): void {
  const cell = document.querySelectorAll('main > div > div')[row]?.children[column] ?? expect.fail()
  document.elementsFromPoint = () => [cell]
  session.onPress(1, 1)
}

afterEach(() => {
  session.stop()
  proposed.length = 0
})

describe('a page without names', () => {
  it.each([
    ['on texts', (text: string) => text],
    ['beside them', (text: string) => `<span>${text}</span><nextech-sync-badge></nextech-sync-badge>`],
  ])('is taught by pressing %s, though its dates hold numbers', async (_, wrap) => {
    start(grid(wrap))
    for (const column of [0, 1, 2, 3, 4]) {
      press(1, column)
      expect(face.problem).toBeNull()
    }
    await vi.waitFor(() => expect(proposed).toHaveLength(1))
    expect(proposed[0]).toMatchObject({
      found: 3,
      rows: [
        { number: '1001', date: 'Mar 1, 2026', customer: 'Zoe', total: '$1.00', status: 'Offen' },
        { number: '1002', customer: 'Ann' },
        { number: '1003', customer: 'Bo' },
      ],
    })
  })

  it('is left as it is while staff look at the help', () => {
    start(grid())
    press(1, 0)
    const before = face
    session.onHelp()
    expect(helped).toHaveBeenCalledOnce()
    expect(face).toBe(before)
  })

  it('takes nothing of another order', () => {
    start(grid())
    press(1, 0)
    press(2, 1)
    expect(face).toMatchObject({ part: 'date', problem: 'not-same-order' })
    press(1, 1)
    expect(face).toMatchObject({ part: 'customer', problem: null })
    press(0, 2)
    expect(face).toMatchObject({ part: 'customer', problem: 'not-same-order' })
  })
})
