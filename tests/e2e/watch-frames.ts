/** What `watchFrames` leaves in the page. */
export interface FrameWatch {
  /** Moments at which a badge stood beside another order's number, or twice in a row. */
  wrong: string[]
  frames: number
  stop(): void
}

declare global {
  interface Window {
    frameWatch: FrameWatch
  }
}

/**
 * Runs in the page: looks at every badge in every frame, right before it is painted, and between all tasks. Whatever is
 * asked of it, it compares what people see beside each other.
 */
export function watchFrames(): void {
  const watch: FrameWatch = { wrong: [], frames: 0, stop: () => undefined }
  let isOn = true
  const look = (when: string) => {
    for (const badge of document.querySelectorAll('nextech-sync-badge')) {
      const cell = badge.parentElement
      const number = cell?.textContent?.trim() ?? ''
      const said = badge.getAttribute('data-order')
      if (said !== number && watch.wrong.length < 20) watch.wrong.push(`${when}: ${said} beside ${number}`)
      if (cell && cell.getElementsByTagName('nextech-sync-badge').length > 1)
        watch.wrong.push(`${when}: two of ${said}`)
    }
  }
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    look('between tasks')
    if (isOn) setTimeout(() => port2.postMessage(0))
  }
  const onFrame = () => {
    watch.frames += 1
    // Asked for inside of the frame: comes after everything that was asked for before it.
    if (isOn) requestAnimationFrame(onFrame)
    look('in a frame')
  }
  // After layout, the last script before the paint.
  const observer = new ResizeObserver(() => look('before the paint'))
  observer.observe(document.documentElement)
  watch.stop = () => {
    isOn = false
    observer.disconnect()
  }
  requestAnimationFrame(onFrame)
  port2.postMessage(0)
  Object.assign(window, { frameWatch: watch })
}

/** Runs in the page: changes the list in one way, often, inside of frames, timers and promises. */
export type Way = 'text' | 'move' | 'html' | 'cells' | 'columns' | 'recycle' | 'hide'
export async function churn(way: Way): Promise<void> {
  const body = document.querySelector('#list tbody')
  if (!body) throw new Error('no list')
  const rows = () => [...body.querySelectorAll('tr')]
  let next = 200_000_000
  const number = () => String(next++ % 7 === 0 ? 200_000_000 : next)
  const textIn = (row: Element) => row.querySelector('span')?.firstChild
  const ways = {
    text: () => {
      for (const row of rows()) {
        const text = textIn(row)
        if (text) text.nodeValue = number()
      }
    },
    move: () => body.append(...rows().sort(() => Math.random() - 0.5)),
    html: () => {
      for (const row of rows())
        row.innerHTML = row.innerHTML
          .replace(/<nextech[^>]*><\/nextech[^>]*>/g, '')
          .replace(/\d{9}(?=<\/span>)/, number())
    },
    cells: () => {
      for (const row of rows()) {
        const cell = document.createElement('td')
        cell.innerHTML = `<span>${number()}</span>`
        row.firstElementChild?.replaceWith(cell)
      }
    },
    columns: () => {
      for (const row of document.querySelectorAll('#list tr')) row.append(row.firstElementChild ?? '')
    },
    recycle: () => {
      const [first] = rows()
      const text = first && textIn(first)
      first?.remove()
      if (text) text.nodeValue = number()
      if (first) setTimeout(() => body.append(first))
    },
    hide: () => {
      for (const row of rows()) {
        const cell = row.querySelector('span')?.parentElement
        const old = cell?.querySelector('span')
        const fresh = document.createElement('span')
        fresh.textContent = number()
        if (old) old.style.display = 'none'
        if (old) old.replaceWith(fresh)
      }
    },
  }
  const change = ways[way]
  const frame = () => new Promise(done => requestAnimationFrame(done))
  for (let i = 0; i < 12; i++) {
    requestAnimationFrame(change)
    await frame()
    change()
    await Promise.resolve()
    change()
    await new Promise(done => setTimeout(done, i % 3))
    change()
  }
}
