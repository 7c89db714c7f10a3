/** Another transaction was in the way: `serialization_failure`, `deadlock_detected`. */
const endedByAnother = ['40001', '40P01']
/** Another transaction held what is needed for longer than `lock_timeout`: `lock_not_available`. */
const heldTooLong = '55P03'

/** Whether the same transaction, begun again, may well succeed: another one was in its way. */
export function isInTheWay(error: unknown): boolean {
  return endedByAnother.includes(codeOf(error))
}

/** Whether it waited longer than it may for what another one holds. */
export function isHeldTooLong(error: unknown): boolean {
  return codeOf(error) === heldTooLong
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
