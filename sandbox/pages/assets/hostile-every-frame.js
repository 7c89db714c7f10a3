// The rows stay, and in every frame what they show moves on by one row; “Draw again” stops and starts that.

import { offer } from './sandbox-page.js'

const numbers = JSON.parse(document.querySelector('#numbers').textContent)
const rows = [...document.querySelectorAll('#orders tbody tr')]
const leaves = rows.map(row => Array.from(row.cells, cell => (cell.firstElementChild ?? cell).firstChild))
const links = rows.map(row => [...row.querySelectorAll('a')])
const texts = leaves.map(row => row.map(leaf => leaf.data))
const addresses = links.map(row => row.map(link => link.href))
let turn = 0
let isMoving = true

function draw() {
  if (!isMoving) return
  turn++
  rows.forEach((_row, at) => {
    const from = (at + turn) % rows.length
    leaves[at].forEach((leaf, place) => {
      leaf.data = texts[from][place]
    })
    links[at].forEach((link, place) => {
      link.href = addresses[from][place]
    })
  })
  requestAnimationFrame(draw)
}

function reload() {
  isMoving = !isMoving
  draw()
}

const shownOrders = () =>
  rows.map(({ id }, at) => ({
    number: numbers[(at + turn) % rows.length],
    row: `#${id}`,
    cell: `#${id} > td:first-child`,
  }))

draw()
offer({ reload, scroll: (to = 400) => window.scrollTo(0, to) }, shownOrders)
