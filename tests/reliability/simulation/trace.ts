/** What happened, in order. Its hash tells whether two runs of a seed were the same. */
export interface Trace {
  note(line: string): void
  hash(): string
  readonly length: number
}

export function createTrace(now: () => number, start: number, tell?: (line: string) => void): Trace {
  let [one, two, length] = [0xdeadbeef, 0x41c6ce57, 0]
  return {
    note(text) {
      const line = `${((now() - start) / 1000).toFixed(3).padStart(10)} ${text}`
      for (let at = 0; at < line.length; at++) {
        const code = line.charCodeAt(at)
        one = Math.imul(one ^ code, 2_654_435_761)
        two = Math.imul(two ^ code, 1_597_334_677)
      }
      length += 1
      tell?.(line)
    },
    hash: () => (one >>> 0).toString(16).padStart(8, '0') + (two >>> 0).toString(16).padStart(8, '0'),
    get length() {
      return length
    },
  }
}
