// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { byPerson } from '../../tests/fixtures/person.ts'
import { guardPanel } from './guard-panel.ts'

let port: { postMessage: ReturnType<typeof vi.fn> }

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
    },
  )
  port = { postMessage: vi.fn() }
  guardPanel(window)
  return () => vi.unstubAllGlobals()
})

function handOver() {
  const event = new Event('message')
  Object.assign(event, { data: { type: 'nextech-sync-panel', ticket: 'ticket-1' }, ports: [port] })
  window.dispatchEvent(event)
}
const keydown = (key: string) => new KeyboardEvent('keydown', { key, bubbles: true })
const press = (key: string) => document.body.dispatchEvent(byPerson(keydown(key)))

describe('Escape in a panel', () => {
  it('ends it, and no other key does', () => {
    handOver()
    press('a')
    expect(port.postMessage).not.toHaveBeenCalled()
    press('Escape')
    expect(port.postMessage).toHaveBeenCalledExactlyOnceWith('close')
  })

  it('ends it as soon as the script can hear it, where it comes before there is anything to see', () => {
    press('Escape')
    expect(port.postMessage).not.toHaveBeenCalled()
    handOver()
    expect(port.postMessage).toHaveBeenCalledExactlyOnceWith('close')
  })

  it('ends nothing where no person pressed it', () => {
    handOver()
    document.body.dispatchEvent(keydown('Escape'))
    expect(port.postMessage).not.toHaveBeenCalled()
  })
})
