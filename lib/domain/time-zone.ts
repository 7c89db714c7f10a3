/** Whether the name is a zone that dates can be computed in, e.g. `America/Chicago`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return /[a-z]\/[a-z]|^UTC$/i.test(name)
  } catch {
    return false
  }
}
