import type { SetupAnswer } from '../../lib/contract/setup.ts'

/** How the person's latest yes to a test payment goes; `failed` with words of why nothing was sent. */
export type TestStep = { kind: 'idle' } | { kind: 'busy' } | { kind: 'failed'; message: string }

export interface SetupReady extends SetupAnswer {
  kind: 'ready'
  /** A check is going on now. */
  running: boolean
  testStep: TestStep
  /** What became of the copy of the report; null until somebody asked for one. */
  copied: 'done' | 'failed' | null
  /** Version of the extension and name of the browser, for the report. */
  software: string
}

/** `away`: the backend does not serve this browser, as the workbench says above; it is read when it does. */
export type SetupView =
  | { kind: 'loading' | 'away' | 'not-configured' }
  | { kind: 'failed'; message: string }
  | SetupReady

/** What a person does on the setup page. */
export interface SetupEvents {
  onRun: () => void
  onCopy: (text: string) => void
  /** A yes to one cent, said in two steps. */
  onTest: (cardType: string) => void
  onLook: () => void
}
