import { afterEach, describe, expect, it, vi } from 'vitest'
import { streamsBodies, watchProtocol } from './connections.ts'

afterEach(() => vi.unstubAllGlobals())

describe('watchProtocol', () => {
  type Entry = { name: string; nextHopProtocol: string }
  const stage = () => {
    let tell: (entries: Entry[]) => void = () => {}
    let isOver = false
    class Observer {
      constructor(hear: (list: { getEntriesByType: () => Entry[] }) => void) {
        tell = entries => hear({ getEntriesByType: () => entries })
      }
      observe() {}
      disconnect() {
        isOver = true
      }
    }
    vi.stubGlobal('PerformanceObserver', Observer)
    return { tell: (...entries: Entry[]) => tell(entries), isOver: () => isOver }
  }

  it('knows how the last answer of the address came, and of no other', () => {
    const { tell, isOver } = stage()
    const watch = watchProtocol('https://nextech.test/api')
    expect(watch.lastSeen()).toBeUndefined()
    tell({ name: 'https://nextech.test/api/Patient?x=1', nextHopProtocol: 'http/1.1' })
    tell(
      { name: 'https://nextech.test/apiary/', nextHopProtocol: 'h3' },
      { name: 'https://shop.test/api/', nextHopProtocol: 'h2' },
    )
    expect(watch.lastSeen()?.protocol).toBe('http/1.1')
    tell({ name: 'https://nextech.test/api/', nextHopProtocol: 'h2' })
    expect(watch.lastSeen()?.protocol).toBe('h2')
    watch.stop()
    expect(isOver()).toBe(true)
  })

  it('takes a browser that keeps it to itself, or an answer that never came, for no news', () => {
    const { tell } = stage()
    const watch = watchProtocol('https://nextech.test/api')
    tell({ name: 'https://nextech.test/api/', nextHopProtocol: '' })
    expect(watch.lastSeen()).toBeUndefined()
  })
})

describe('streamsBodies', () => {
  const heads = (type: string | null) => ({ headers: { has: () => type !== null } })

  it('where a stream is taken as it is', () => {
    expect(streamsBodies()).toBe(true)
  })

  it.each<[string, new (url: string, init: { duplex: string }) => object]>([
    [
      'a stream becomes a text',
      class {
        constructor() {
          Object.assign(this, heads('text/plain'))
        }
      },
    ],
    [
      'nobody asks how the stream is sent',
      class {
        constructor() {
          Object.assign(this, heads(null))
        }
      },
    ],
    [
      'a stream is refused',
      class {
        constructor() {
          throw new TypeError('no streams')
        }
      },
    ],
  ])('not where %s', (_, Request) => {
    vi.stubGlobal('Request', Request)
    expect(streamsBodies()).toBe(false)
  })
})
