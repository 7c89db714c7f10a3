// A grid that draws itself again by copying: what others put into the rows is copied too, without its listeners.

document.querySelector('#orders').addEventListener('sorted', () => {
  const body = document.querySelector('#orders tbody')
  body.replaceWith(body.cloneNode(true))
})
