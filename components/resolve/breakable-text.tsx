import { Fragment } from 'preact'

/** Text in which an e-mail may break after `@` and inside its first part, but not inside `example.com`. */
export function BreakableText({ text }: { text: string }) {
  const parts = text.split(/(?<=@)|(?<=[._-])(?=[^@]*@)/)
  return (
    <>
      {parts.map((part, at) => (
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  )
}
