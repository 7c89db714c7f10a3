// Like Magento's grids: a click anywhere in a row opens it, unless it hit something with a job of its own.
for (const row of document.querySelectorAll('tr.row-link')) {
  row.addEventListener('click', event => {
    if (event.target.closest('a, button, input, select, label')) return
    location.assign(row.dataset.href)
  })
}

for (const select of document.querySelectorAll('select[data-submit]')) {
  select.addEventListener('change', () => select.form.submit())
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.addEventListener('click', () => window.print())
}

const toggle = document.querySelector('.menu-toggle')
const showMenu = isOpen => {
  document.body.classList.toggle('menu-open', isOpen)
  toggle?.setAttribute('aria-expanded', String(isOpen))
}
document.addEventListener('click', event => {
  if (event.target.closest('.menu-toggle')) showMenu(!document.body.classList.contains('menu-open'))
  else if (!event.target.closest('.sidebar')) showMenu(false)
})
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') showMenu(false)
})
