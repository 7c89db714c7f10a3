import { adoptStyle } from '../badge/adopt-style.ts'

const tag = 'nextech-sync-notice'
const css = `
:host{all:initial!important;display:block!important;direction:ltr!important;position:fixed!important;right:16px!important;bottom:16px!important;
z-index:2147483647!important;max-width:min(360px,calc(100vw - 32px))!important}
.notice{display:flex;align-items:center;gap:10px;padding:9px 10px 9px 14px;border:1px solid #fff3;border-radius:10px;
font:400 13px/18px system-ui,"Segoe UI",Roboto,Arial,sans-serif;color:#fff;background:#26323d;box-shadow:0 4px 18px #0003}
.notice:not(:has([role=status]:not(:empty))){display:none}
button{all:unset;flex:none;padding:3px 8px;border-radius:6px;font-weight:600;cursor:pointer}
button:hover{background:#fff2}
button:focus-visible{outline:2px solid #fff}
`

/**
 * The page's one quiet notice, bottom right. The same text is not shown again after it was dismissed;
 * null takes the notice away. Nothing is added to the page before there is something to say.
 */
export function createNotice(document: Document, dismissLabel: string): (text: string | null) => void {
  let host: HTMLElement | undefined
  let status: HTMLElement | undefined
  let dismissed: string | null = null
  const hide = () => {
    host?.remove()
    host = undefined
  }
  return text => {
    if (text === null || text === dismissed) return hide()
    if (!host?.isConnected) {
      const made = createHost(document, dismissLabel, () => {
        dismissed = status?.textContent ?? null
        hide()
      })
      host = made.host
      status = made.status
      document.body.append(host)
    }
    // A live region speaks of what changes in it: the text comes after the region is there.
    if (status && status.textContent !== text) status.textContent = text
  }
}

function createHost(document: Document, dismissLabel: string, onDismiss: () => void) {
  const host = document.createElement(tag)
  const root = host.attachShadow({ mode: 'open' })
  const notice = document.createElement('div')
  const status = document.createElement('span')
  const button = document.createElement('button')
  adoptStyle(root, css)
  notice.className = 'notice'
  status.setAttribute('role', 'status')
  button.type = 'button'
  button.textContent = dismissLabel
  // A page's own script may not wave our words away.
  button.addEventListener('click', event => event.isTrusted && onDismiss())
  notice.append(status, button)
  root.append(notice)
  return { host, status }
}
