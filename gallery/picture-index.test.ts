import { expect, it } from 'vitest'
import { type Picture, pictureIndex } from './picture-index.ts'

const picture: Picture = {
  book: 'Popup',
  name: 'ready',
  view: 'light',
  file: 'popup/ready-light.png',
  faults: [],
}

it('names each book and story once, whatever the order of the pictures', () => {
  const page = pictureIndex([
    picture,
    { ...picture, name: 'silent' },
    { ...picture, view: 'dark', file: 'popup/ready-dark.png' },
  ])
  expect([...page.matchAll(/<h[23]>([^<]*)/g)].map(([, text]) => text)).toEqual(['Popup', 'ready', 'silent'])
  expect([...page.matchAll(/src="([^"]*)" alt="([^"]*)"/g)].map(([, file, alt]) => [file, alt])).toEqual([
    ['popup/ready-light.png', 'ready, light'],
    ['popup/ready-dark.png', 'ready, dark'],
    ['popup/ready-light.png', 'silent, light'],
  ])
})

it('says beside a picture what was wrong', () => {
  const page = pictureIndex([{ ...picture, faults: ['380 px wide', 'no text'] }])
  expect(page).toContain('light <b>380 px wide; no text</b>')
})

it.each(['<script>', '"><img src=x>', 'R&D'])('shows %s as text', name => {
  const page = pictureIndex([{ ...picture, name, book: name, faults: [name], file: `popup/${name}.png` }])
  expect(page).not.toContain(name)
})
