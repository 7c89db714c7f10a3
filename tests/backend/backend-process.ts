import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'

/** A backend as it is started by hand: a process of its own. */
export interface BackendProcess {
  url: string
  pid: number
  /** All that it has written. */
  output(): string
  /** As a loss of power or the system's out-of-memory killer ends it. */
  kill(): Promise<void>
  /** As a service manager ends it; answers its exit code. */
  stop(): Promise<number | null>
}

type Environment = Record<string, string>

const main = 'backend/main.ts'
const run = promisify(execFile)

/** Runs one of the backend's commands to its end; answers what it printed. Rejects where it fails. */
export async function runCommand(
  args: readonly string[],
  env: Environment = {},
  /** The folder of the project: another one holds another version. */
  cwd = '.',
): Promise<string> {
  const { stdout } = await run(process.execPath, [main, ...args], { cwd, env: { ...process.env, ...env } })
  return stdout.trim()
}

/** Starts a backend and waits until it says where it is. Rejects with its output where it ends before. */
export async function startBackend(
  args: readonly string[],
  env: Environment = {},
  cwd = '.',
): Promise<BackendProcess> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  const ended = new Promise<number | null>(done => child.once('exit', done))
  const url = await urlIn(child, () => output)
  const end = (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    return ended
  }
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  }
}

function urlIn(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const url = /^The sync backend is at (\S+)$/m.exec(output())?.[1]
      if (url !== undefined) resolve(url)
    }
    child.stdout?.on('data', look)
    child.once('exit', code => reject(new Error(`The backend ended with ${code}: ${output()}`)))
  })
}
