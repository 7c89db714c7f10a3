/** An expected failure with words for the other side; anything else thrown is a bug. */
export class Declined extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
