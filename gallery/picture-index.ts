/** A picture of a story in one view, and what was wrong when it was taken. */
export interface Picture {
  book: string
  name: string
  view: string
  /** Relative to the index. */
  file: string
  faults: readonly string[]
}

const style = `body{font:14px/1.5 system-ui,sans-serif;margin:1rem}section{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start}
figure{margin:0;max-width:100%}img{max-width:640px;border:1px solid #8894a0}figcaption b{color:#b02a21}`

/** The page of all pictures, which needs no server and no script. */
export function pictureIndex(pictures: readonly Picture[]): string {
  const books = Map.groupBy(pictures, ({ book }) => book)
  const parts = [...books].map(([book, ofBook]) => {
    const stories = [...Map.groupBy(ofBook, ({ name }) => name)]
    return `<h2>${text(book)}</h2>${stories.map(([name, shown]) => story(name, shown)).join('\n')}`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures of all stories</title><style>${style}</style>
<h1>Pictures of all stories</h1>
${parts.join('\n')}
</html>
`
}

function story(name: string, pictures: readonly Picture[]): string {
  return `<h3>${text(name)}</h3><section>${pictures.map(figure).join('')}</section>`
}

function figure({ view, file, name, faults }: Picture): string {
  const wrong = faults.length > 0 ? ` <b>${text(faults.join('; '))}</b>` : ''
  const address = file.split('/').map(encodeURIComponent).join('/')
  return `<figure><figcaption>${text(view)}${wrong}</figcaption><img loading="lazy" src="${address}" alt="${text(`${name}, ${view}`)}"></figure>`
}

function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
