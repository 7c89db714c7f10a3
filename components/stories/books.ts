import type { Story, StoryBook } from './story.ts'

interface BookFile {
  book: StoryBook
}

/** The files of stories, by path; each is loaded on its own, so that a story has the CSS of its own page only. */
const bookFiles = import.meta.glob<BookFile>('../*/stories/*.stories.tsx')

/** All books by the name of their folder, in the order of their titles. */
export async function loadStories(): Promise<{ folder: string; book: StoryBook }[]> {
  const books = Object.entries(bookFiles).map(async ([path, load]) => ({
    folder: folderOf(path),
    book: (await load()).book,
  }))
  return (await Promise.all(books)).toSorted((a, b) => a.book.title.localeCompare(b.book.title))
}

function folderOf(path: string): string {
  return path.split('/').at(-3) ?? ''
}

/** The part of an address that names a story: `popup/signed-out`. */
export function addressOf(folder: string, story: Pick<Story, 'name'>): string {
  const slug = story.name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
  return `${folder}/${slug}`
}

/** The story of an address, with its book; undefined where there is none. Loads nothing of any other book. */
export async function findStory(address: string): Promise<{ book: StoryBook; story: Story } | undefined> {
  const [folder = ''] = address.split('/')
  const file = Object.entries(bookFiles).find(([path]) => folderOf(path) === folder)
  const book = file && (await file[1]()).book
  const story = book?.stories.find(each => addressOf(folder, each) === address)
  return book && story && { book, story }
}
