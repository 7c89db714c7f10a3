// The list is another document: what stands in it is not this page's to say.

import { offer } from './sandbox-page.js'

const loaded = frame => new Promise(done => frame.addEventListener('load', done, { once: true }))

async function reload() {
  const old = document.querySelector('#list')
  const next = old.cloneNode()
  const ready = loaded(next)
  old.replaceWith(next)
  await ready
}

offer({ reload }, () => [])
