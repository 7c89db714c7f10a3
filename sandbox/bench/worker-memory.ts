import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Watches the heap of the extension's worker over the DevTools protocol; answers how to stop and the peak in bytes. */
export async function watchWorkerMemory(profile: string): Promise<() => number> {
  const [port, path] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).trim().split('\n')
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  const waiting = new Map<number, (result: Record<string, unknown>) => void>()
  let id = 0
  let peak = 0
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data))
    waiting.get(message.id)?.(message.result ?? {})
    waiting.delete(message.id)
  })
  const send = (method: string, params: object = {}, sessionId?: string) =>
    new Promise<Record<string, unknown>>(resolve => {
      waiting.set(++id, resolve)
      socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }))
    })
  const targets = (await send('Target.getTargets')).targetInfos as {
    type: string
    targetId: string
    url: string
  }[]
  const worker = targets.find(
    ({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension://'),
  )
  const { sessionId } = await send('Target.attachToTarget', { targetId: worker?.targetId, flatten: true })
  const timer = setInterval(async () => {
    const { usedSize } = await send('Runtime.getHeapUsage', {}, String(sessionId))
    peak = Math.max(peak, Number(usedSize) || 0)
  }, 250)
  return () => {
    clearInterval(timer)
    socket.close()
    return peak
  }
}
