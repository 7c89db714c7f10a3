import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const everyMs = 250

interface Answer {
  id?: number
  method?: string
  result?: Record<string, unknown>
  params?: { sessionId?: string; targetInfo?: { type: string } }
}

/** Watches the heap of the extension's worker over the DevTools protocol; answers how to stop and the peak in bytes. */
export async function watchWorkerMemory(profile: string): Promise<() => number> {
  const devTools = await connect(profile)
  const worker = await devTools.target(({ type, url }) => type === 'service_worker' && isOurs(url))
  const sessionId = await devTools.attach(worker)
  return watch(devTools, () => [sessionId])
}

/** The same for the workers that an open page of ours starts from now on, with what their buffers hold. */
export async function watchPageWorkers(profile: string, page: string): Promise<() => number> {
  const workers: string[] = []
  const devTools = await connect(profile, ({ method, params }) => {
    if (method === 'Target.attachedToTarget' && params?.targetInfo?.type === 'worker')
      workers.push(String(params.sessionId))
  })
  const target = await devTools.target(
    ({ type, url }) => type === 'page' && isOurs(url) && url.includes(page),
  )
  const options = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }
  await devTools.send('Target.setAutoAttach', options, await devTools.attach(target))
  return watch(devTools, () => workers)
}

const isOurs = (url: string) => url.startsWith('chrome-extension://')

function watch(devTools: DevTools, sessions: () => string[]): () => number {
  let peak = 0
  const timer = setInterval(async () => {
    for (const session of sessions()) {
      const usage = await devTools.send('Runtime.getHeapUsage', {}, session)
      const bytes = ['usedSize', 'embedderHeapUsedSize', 'backingStorageSize'].map(
        part => Number(usage[part]) || 0,
      )
      peak = Math.max(
        peak,
        bytes.reduce((sum, part) => sum + part),
      )
    }
  }, everyMs)
  return () => {
    clearInterval(timer)
    devTools.close()
    return peak
  }
}

interface Target {
  type: string
  targetId: string
  url: string
}

type DevTools = Awaited<ReturnType<typeof connect>>

async function connect(profile: string, onEvent: (event: Answer) => void = () => undefined) {
  const [port, path] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).trim().split('\n')
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  const waiting = new Map<number, (result: Record<string, unknown>) => void>()
  let id = 0
  socket.addEventListener('message', ({ data }) => {
    const message: Answer = JSON.parse(String(data))
    if (message.id === undefined) return onEvent(message)
    waiting.get(message.id)?.(message.result ?? {})
    waiting.delete(message.id)
  })
  const send = (method: string, params: object = {}, sessionId?: string) =>
    new Promise<Record<string, unknown>>(resolve => {
      waiting.set(++id, resolve)
      socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }))
    })
  return {
    send,
    async target(fits: (target: Target) => boolean): Promise<string> {
      const { targetInfos } = await send('Target.getTargets')
      return (targetInfos as Target[]).find(fits)?.targetId ?? ''
    },
    async attach(targetId: string): Promise<string> {
      return String((await send('Target.attachToTarget', { targetId, flatten: true })).sessionId)
    },
    close: () => socket.close(),
  }
}
