import { Window } from 'happy-dom'
import { asDocument } from '../../fixtures/happy-document.ts'

/** A window never lets go of what stood in it: after so many pages it is changed for another. */
const pagesPerWindow = 50
let window = new Window({ url: 'http://shop.test/orders' })
let pages = 0

/** A page with this body, until the next is opened. */
export function openPage(html: string): Document {
  pages += 1
  if (pages % pagesPerWindow === 0) {
    void window.happyDOM.close()
    window = new Window({ url: 'http://shop.test/orders' })
  }
  window.document.title = ''
  window.document.body.innerHTML = html
  return asDocument(window.document)
}
