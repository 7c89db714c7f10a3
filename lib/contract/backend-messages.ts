import * as v from 'valibot'
import { BackendViewSchema } from './backend.ts'
import { MovingViewSchema } from './moving-view.ts'
import type { MessageSpec } from './page-messages.ts'

/** What our own pages ask of this browser's way to a sync backend. */
export const backendMessages = {
  /** How this browser stands to its backend. */
  'ext-bg/backend': {
    from: ['ext'],
    role: 'anyone',
    by: 'host',
    request: v.object({}),
    answer: BackendViewSchema,
  },
  /** Asks the backend for a code by which a person lets this browser in. Answers why there is none, else null. */
  'ext-bg/connect-backend': {
    from: ['ext'],
    role: 'anyone',
    by: 'host',
    request: v.object({ station: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)) }),
    answer: v.object({ problem: v.nullable(v.string()) }),
  },
  'ext-bg/disconnect-backend': {
    from: ['ext'],
    role: 'anyone',
    by: 'host',
    request: v.object({}),
    answer: v.object({}),
  },
  /** How the practice can be moved between this browser and a backend, and where a move stands. */
  'ext-bg/moving': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({}),
    answer: MovingViewSchema,
  },
  /** Names a backend and asks it for a code. Answers why there is none, else null. */
  'ext-bg/moving-connect': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({
      url: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(300)),
      station: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60)),
    }),
    answer: v.object({ problem: v.nullable(v.string()) }),
  },
  /** Moves the practice to the other host, or goes on with a move. Answers why it cannot, else null. */
  'ext-bg/move': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({}),
    answer: v.object({ problem: v.nullable(v.string()) }),
  },
  /** Takes the move back. Answers why that is not safe, else null. */
  'ext-bg/moving-cancel': {
    from: ['ext'],
    role: 'manager',
    by: 'host',
    request: v.object({}),
    answer: v.object({ problem: v.nullable(v.string()) }),
  },
} as const satisfies Record<string, MessageSpec>
