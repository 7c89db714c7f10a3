import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { addressOf, loadStories } from '../components/stories/books.ts'
import type { StoryBook } from '../components/stories/story.ts'
import './index.css'
import { type View, views } from './views.ts'

type Shelf = Awaited<ReturnType<typeof loadStories>>

/** In pixels. A frame without height is never drawn, and what is fixed to the window needs room. */
const frameHeight = { min: 480, max: 1600 }

/** All books beside the one that the address names: `#popup`, `#popup/ready`. */
function Gallery({ shelf }: { shelf: Shelf }) {
  const hash = useHash()
  const open = shelf.find(({ folder }) => hash.split('/')[0] === folder) ?? shelf[0]
  useEffect(() => {
    const story = document.getElementById(hash)
    if (story) story.scrollIntoView()
    else scrollTo(0, 0)
  }, [hash])
  return (
    <div class="gallery">
      <nav aria-label="Stories">
        {shelf.map(each => (
          <Contents key={each.folder} {...each} isOpen={each === open} />
        ))}
      </nav>
      <main>{open && <Book key={open.folder} {...open} />}</main>
    </div>
  )
}

function Contents({ folder, book, isOpen }: Shelf[number] & { isOpen: boolean }) {
  return (
    <details open={isOpen}>
      <summary>
        {book.title} <small>{book.stories.length}</small>
      </summary>
      <ul>
        {book.stories.map(story => {
          const address = addressOf(folder, story)
          return (
            <li key={address}>
              <a
                href={`#${address}`}
                data-address={address}
                data-book={book.title}
                data-width={book.width}
                data-fixed={book.makesItsWindow}
              >
                {story.name}
              </a>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

function Book({ folder, book }: { folder: string; book: StoryBook }) {
  return (
    <>
      <h1>{book.title}</h1>
      {book.stories.map(story => {
        const address = addressOf(folder, story)
        return (
          <section key={address} id={address} aria-label={story.name}>
            <h2>{story.name}</h2>
            <div class="views">
              {views.map(view => (
                <Frame key={view.name} address={address} view={view} width={view.width ?? book.width} />
              ))}
            </div>
          </section>
        )
      })}
    </>
  )
}

function Frame({ address, view, width }: { address: string; view: View; width: number }) {
  const [height, setHeight] = useState(frameHeight.min)
  const href = `./frame.html?${new URLSearchParams({ story: address, scheme: view.scheme })}`
  const follow = (frame: HTMLIFrameElement) => {
    const page = frame.contentDocument
    if (!page) return
    const measure = () =>
      setHeight(Math.max(frameHeight.min, Math.min(page.body.scrollHeight, frameHeight.max)))
    new ResizeObserver(measure).observe(page.body)
    measure()
  }
  return (
    <figure>
      <figcaption>
        <a href={href} target="_blank" rel="noreferrer">
          {view.name}
        </a>{' '}
        {width} px
      </figcaption>
      <iframe
        title={`${address}, ${view.name}`}
        loading="lazy"
        src={href}
        style={{ width: `${width}px`, height: `${height}px` }}
        onLoad={event => follow(event.currentTarget)}
      />
    </figure>
  )
}

function useHash(): string {
  const read = () => decodeURIComponent(location.hash.slice(1))
  const [hash, setHash] = useState(read)
  useEffect(() => {
    const follow = () => setHash(read())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return hash
}

const root = document.getElementById('gallery')
if (root) render(<Gallery shelf={await loadStories()} />, root)
