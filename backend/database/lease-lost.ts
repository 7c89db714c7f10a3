import { isDatabaseFault } from './database-fault.ts'

/** The lease is another's by now, for its holder said nothing for too long: it must change nothing more. */
export class LeaseLost extends Error {}

/** Whether the store cannot work now, or must not for this worker any longer: no order is at fault then. */
export const isStoreFault = (error: unknown) => error instanceof LeaseLost || isDatabaseFault(error)
