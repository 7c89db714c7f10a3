import type { SetupRun } from '../../lib/domain/setup-checks.ts'
import type { TestPayment } from '../../lib/domain/test-payment.ts'
import type { PracticeDay } from '../../lib/domain/units.ts'

/** How the person's latest yes to a test payment goes; `failed` with words of why nothing was sent. */
export type TestStep = { kind: 'idle' } | { kind: 'busy' } | { kind: 'failed'; message: string }

export interface SetupReady {
  kind: 'ready'
  timeZone: string
  today: PracticeDay
  posture: 'observe' | 'resolve' | 'automatic'
  run: SetupRun | null
  /** A check is going on now. */
  running: boolean
  tests: readonly TestPayment[]
  cardTypes: readonly string[]
  testStep: TestStep
  /** What became of the copy of the report; null until somebody asked for one. */
  copied: 'done' | 'failed' | null
  /** Version of the extension and name of the browser, for the report. */
  software: string
}

export type SetupView = { kind: 'loading' } | { kind: 'not-configured' } | SetupReady

/** What a person does on the setup page. */
export interface SetupEvents {
  onRun: () => void
  onCopy: (text: string) => void
  /** A yes to one cent, said in two steps. */
  onTest: (cardType: string) => void
  onLook: () => void
}
