// As in Magento 1: the script makes a form of what is ticked and sends it; no `submit` event tells of it.
document.querySelector('#sales_order_grid_massaction-submit').addEventListener('click', () => {
  const action = document.querySelector('#sales_order_grid_massaction-select').value
  const ticked = document.querySelectorAll('.massaction-checkbox:checked')
  if (action === '' || ticked.length === 0) return
  const form = document.createElement('form')
  form.method = 'post'
  form.action = `/sales/orders/mass/${action}`
  for (const { value } of ticked) {
    const input = document.createElement('input')
    Object.assign(input, { type: 'hidden', name: 'order_ids', value })
    form.append(input)
  }
  document.body.append(form)
  form.submit()
})
