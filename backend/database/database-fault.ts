/** Classes of PostgreSQL's error codes that tell of the database and not of the statement: connection, resources as a full disk, an operator, the system. */
const databaseClasses = ['08', '53', '57', '58']
/** A server that allows reading alone, as a standby does. */
const readsAlone = '25006'
/** Error codes of the system where a connection or a file fails before PostgreSQL can say anything. */
const systemCodes = /^E(CONN|PIPE|TIMEDOUT|HOST|NET|AI_|NOTFOUND|NOSPC|DQUOT|IO$|ROFS|MFILE)/
/** What the drivers say without a code where their connection or their PostgreSQL has ended. */
const endedWords =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|PGlite is closed|timeout exceeded when trying to connect|timeout expired$|Query read timeout)/

/**
 * Whether an error tells that the database itself cannot work now (a full disk, no writes, a lost connection, one that is being
 * stopped): nothing is wrong with what it was asked, and the same may be asked again later.
 */
export function isDatabaseFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (
    (/^[0-9A-Z]{5}$/.test(code) && databaseClasses.includes(code.slice(0, 2))) ||
    code === readsAlone ||
    systemCodes.test(code) ||
    endedWords.test(error.message) ||
    isDatabaseFault(error.cause)
  )
}
