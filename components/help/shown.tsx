import { type HelpKey, say } from '../../lib/words/help-words.ts'
import { StatusIcon } from '../common/status-icon.tsx'
import type { Block, Term } from './blocks.ts'
import { named } from './named.ts'

/** A text of the help, with the product's words in bold as they stand on the screen. */
export function Said({ at }: { at: HelpKey }) {
  const parts = say(at).split(/\{(\w+)\}/)
  return <>{parts.map((part, index) => (index % 2 === 0 ? part : <b key={index}>{wordOf(part)}</b>))}</>
}

/** What the product says where the text has this place; a place that names nothing stays as it is. */
function wordOf(place: string): string {
  const key = Object.entries(named).find(([name]) => name === place)?.[1]
  return key ? say(key, { name: '…' }) : `{${place}}`
}

export function Shown({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3>
          <Said at={block.key} />
        </h3>
      )
    case 'text':
      return (
        <p>
          <Said at={block.key} />
        </p>
      )
    case 'steps':
      return (
        <ol>
          <Items keys={block.keys} />
        </ol>
      )
    case 'list':
      return (
        <ul>
          <Items keys={block.keys} />
        </ul>
      )
    case 'terms':
      return (
        <dl>
          {block.terms.map(each => (
            <Row key={each.term} {...each} />
          ))}
        </dl>
      )
  }
}

function Items({ keys }: { keys: readonly HelpKey[] }) {
  return (
    <>
      {keys.map(key => (
        <li key={key}>
          <Said at={key} />
        </li>
      ))}
    </>
  )
}

function Row({ term, texts, status }: Term) {
  return (
    <div>
      <dt>
        {status && <StatusIcon status={status} />}
        <Said at={term} />
      </dt>
      {texts.map(key => (
        <dd key={key}>
          <Said at={key} />
        </dd>
      ))}
    </div>
  )
}
