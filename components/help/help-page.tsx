import { useEffect } from 'preact/hooks'
import { say } from '../../lib/words/help-words.ts'
import '../theme.css'
import type { Chapter } from './blocks.ts'
import { chapterIds, chapterOf } from './chapters.ts'
import { everyDay } from './every-day.ts'
import { office } from './office.ts'
import { Said, Shown } from './shown.tsx'
import './help.css'

const all = [...everyDay, ...office]

/** The chapters in their order. */
export const chapters: readonly Chapter[] = chapterIds.flatMap(id => all.filter(each => each.id === id))

/** The help as one page, so that the browser can search and print it; the address's fragment names a chapter. */
export function HelpPage({ hash }: { hash: string }) {
  const current = chapterOf(hash)
  useEffect(() => {
    // The page is drawn after the browser looked for the fragment.
    const heading = current && document.getElementById(current)
    if (!heading) return
    heading.focus({ preventScroll: true })
    heading.scrollIntoView()
  }, [current])
  return (
    <>
      <header class="help-head">
        <p class="help-product">{say('product')}</p>
        <h1>{say('help.title')}</h1>
        <p class="soft">{say('help.lead')}</p>
      </header>
      <div class="help-columns">
        <nav class="help-contents" aria-label={say('help.contents')}>
          <ol>
            {chapters.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
                  <Said at={title} />
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <main>
          {chapters.map(chapter => (
            <ChapterSection key={chapter.id} {...chapter} />
          ))}
        </main>
      </div>
    </>
  )
}

function ChapterSection({ id, title, blocks }: Chapter) {
  return (
    <section class="card help-chapter" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        <Said at={title} />
      </h2>
      {blocks.map((block, at) => (
        <Shown key={at} block={block} />
      ))}
    </section>
  )
}
