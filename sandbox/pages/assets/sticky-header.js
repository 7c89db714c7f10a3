// A copy of the header that shows once the real one has left the window. As in Magento, the widths of the
// real header's cells are written to the cells at the same place of the copy: one cell more throws.

export function keepStickyHeader(wrap) {
  const root = wrap.querySelector('[data-role=sticky-el-root]')
  const table = wrap.querySelector('[data-role=grid]')
  const update = () => {
    const { top, bottom } = table.getBoundingClientRect()
    root.classList.toggle('_sticky', top < 0 && bottom > 0)
    const copies = root.querySelectorAll('th')
    table.querySelectorAll('thead th').forEach((cell, at) => {
      copies[at].style.width = `${cell.offsetWidth}px`
    })
  }
  addEventListener('scroll', update, { passive: true })
  addEventListener('resize', update)
}
