import { say } from '../../lib/words/common-words.ts'

/** An order's number, as a link to its page in Shop Manager where the page's address is known. */
export function OrderNumber({ number, href }: { number: string; href: string | undefined }) {
  if (href === undefined) return <>{number}</>
  return (
    <a href={href} target="_blank" rel="noreferrer" title={say('order.in-shop')}>
      {number}
    </a>
  )
}
