/** Gives the first answer again and again: for what costs time to find out, and may not be wanted at all. */
export function once<T>(answer: () => T): () => T {
  let known: { value: T } | undefined
  return () => {
    known ??= { value: answer() }
    return known.value
  }
}
