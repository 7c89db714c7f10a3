import { adoptStyle } from '../badge/adopt-style.ts'
import { footOf, leaveFoot } from './foot.ts'

/** An alarm in words, with its one button; `isNews` = it may be put away. */
export interface Banner {
  text: string
  label: string
  isNews: boolean
}

const css = `
:host{all:initial!important;display:block!important}
div{display:flex;flex-wrap:wrap;align-items:center;gap:6px 10px;padding:8px 16px;font:400 13px/18px system-ui,"Segoe UI",Roboto,Arial,sans-serif;color:#fff;background:#86190f}
.news{background:#6d3f00}
span{flex:0 1 auto}
button{all:unset;padding:3px 10px;border:1px solid #fff9;border-radius:6px;font-weight:600;cursor:pointer}
button:hover{background:#fff2}
button:focus-visible{outline:2px solid #fff;outline-offset:1px}
`

/** Shows what stops the sync in a shop's page; null takes it away. The page's own script neither reads nor presses it. */
export function createBanner(
  document: Document,
  dismissLabel: string,
  onPress: (press: 'answer' | 'away') => void,
): (banner: Banner | null) => void {
  const host = document.createElement('nextech-sync-alarm')
  const bar = document.createElement('div')
  const status = document.createElement('span')
  status.role = 'status'
  const addButton = (press: 'answer' | 'away') => {
    const button = document.createElement('button')
    button.addEventListener('click', event => event.isTrusted && onPress(press))
    return button
  }
  const [answer, away] = [addButton('answer'), addButton('away')]
  away.textContent = dismissLabel
  bar.append(status, answer, away)
  let root: ShadowRoot | undefined
  return banner => {
    if (!banner) return leaveFoot(host)
    if (!root) {
      root = host.attachShadow({ mode: 'closed' })
      adoptStyle(root, css)
      root.append(bar)
    }
    if (!host.isConnected) footOf(document).append(host)
    bar.className = banner.isNews ? 'news' : ''
    away.style.display = banner.isNews ? '' : 'none'
    answer.textContent = banner.label
    // A live region speaks of what changes in it.
    if (status.textContent !== banner.text) status.textContent = banner.text
  }
}
