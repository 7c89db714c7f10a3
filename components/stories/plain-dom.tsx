import { useEffect, useRef } from 'preact/hooks'

/** What is no Preact component: `draw` adds it to the host's document and gives what takes it away again. */
export function PlainDom({ draw }: { draw: (host: HTMLElement) => () => void }) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => (host.current ? draw(host.current) : undefined), [draw])
  return <div ref={host} />
}
