// As in Magento 1: a button leads to an address that acts.
for (const button of document.querySelectorAll('[data-location]'))
  button.addEventListener('click', () => location.assign(button.dataset.location))
