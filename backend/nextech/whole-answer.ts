/**
 * An answer read to its end, no more than so many bytes of it: one that never stops would take the memory of all practices. What
 * breaks off, or is longer, keeps its status and breaks off for who reads it. Read here part by part: streams that are led
 * through one another were seen to wait for good once their connection was gone.
 */
export async function wholeAnswer(
  parts: AsyncIterable<Uint8Array>,
  maxBytes: number,
  { status, headers }: { status: number; headers: Headers },
): Promise<Response> {
  const read: Uint8Array[] = []
  let bytes = 0
  try {
    for await (const part of parts) {
      bytes += part.byteLength
      if (bytes > maxBytes) throw new TypeError('The answer is too long.')
      read.push(part)
    }
  } catch (error) {
    const broken = new ReadableStream({ start: controller => controller.error(error) })
    return new Response(broken, { status, headers })
  }
  return new Response(Buffer.concat(read), { status, headers })
}
