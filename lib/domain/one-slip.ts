/** In shorter texts one letter makes another name: Ana and Eva, Lee and Leo. */
export const minTypoLength = 4

/** Whether one letter added, left out, replaced, or two neighbours swapped make one text of the other. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < minTypoLength || Math.abs(a.length - b.length) > 1)
    return false
  let start = 0
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (a.length !== b.length) return a.length > b.length ? restA.slice(1) === restB : restB.slice(1) === restA
  const swapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  return swapped || restA.slice(1) === restB.slice(1)
}
