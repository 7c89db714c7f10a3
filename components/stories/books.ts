import type { StoryBook } from './story.ts'

interface BookFile {
  book: StoryBook
}

/** The files of stories, by path; each is loaded on its own, so that a story has the CSS of its own page only. */
const bookFiles = import.meta.glob<BookFile>('../*/stories/*.stories.tsx')

/** All books by the name of their folder, in the order of their titles. */
export async function loadBooks(): Promise<{ folder: string; book: StoryBook }[]> {
  const books = Object.entries(bookFiles).map(async ([path, load]) => ({
    folder: folderOf(path),
    book: (await load()).book,
  }))
  return (await Promise.all(books)).toSorted((a, b) => a.book.title.localeCompare(b.book.title))
}

function folderOf(path: string): string {
  return path.split('/').at(-3) ?? ''
}
