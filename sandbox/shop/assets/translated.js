// A press anywhere in a row opens the order, and the page counts every press that it sees.
document.documentElement.dataset.presses = '0'
for (const row of document.querySelectorAll('.zeile')) {
  for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'dblclick', 'auxclick'])
    row.addEventListener(type, () => {
      document.documentElement.dataset.presses = String(Number(document.documentElement.dataset.presses) + 1)
    })
  row.addEventListener('click', event => {
    if (!event.target.closest('a, button')) location.assign(row.dataset.ziel)
  })
}
