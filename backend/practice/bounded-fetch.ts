/**
 * A `fetch` whose answers are at most so many bytes: a shop is named by a practice's own people, and one that never stops
 * talking would take the memory of all practices. A longer one breaks off as a lost connection does.
 */
export function boundedFetch(maxBytes: number, send: typeof fetch = fetch): typeof fetch {
  return async (input, init) => {
    const answer = await send(input, init)
    if (!answer.body) return answer
    let bytes = 0
    const bound = new TransformStream<Uint8Array, Uint8Array>({
      transform(part, controller) {
        bytes += part.byteLength
        if (bytes > maxBytes) controller.error(new TypeError('The answer is too long.'))
        else controller.enqueue(part)
      },
    })
    const { status, statusText, headers } = answer
    return new Response(answer.body.pipeThrough(bound), { status, statusText, headers })
  }
}
