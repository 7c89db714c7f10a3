// The behaviour of the grid's repeat binding in Magento 2: rows that exist are kept and only what they are
// bound to changes; rows are added and removed at the end, and only when there are more or fewer.

/**
 * `repeat: rows` on an element repeats it for each item; `data-repeat-bind` is bound in every copy, where
 * `$row()` answers the item that stands there now and `$at` its place.
 */
export function addRepeatBinding(ko) {
  ko.bindingHandlers.repeat = {
    init(template, accessor, _all, _model, context) {
      const rows = accessor()
      const parent = template.parentNode
      const end = parent.insertBefore(document.createComment('end of repeat'), template)
      const count = ko.pureComputed(() => rows().length)
      const made = []
      template.remove()
      template.removeAttribute('data-bind')
      ko.computed(() => {
        const wanted = count()
        ko.ignoreDependencies(() => {
          while (made.length > wanted) ko.removeNode(made.pop())
          while (made.length < wanted) made.push(addRow(made.length))
        })
      })
      function addRow($at) {
        const row = template.cloneNode(true)
        row.setAttribute('data-bind', row.dataset.repeatBind ?? '')
        row.removeAttribute('data-repeat-bind')
        parent.insertBefore(row, end)
        // A row about to be removed is asked once more for what it shows.
        const $row = ko.pureComputed(() => rows()[$at] ?? {})
        ko.applyBindings(context.extend({ $at, $row }), row)
        return row
      }
      return { controlsDescendantBindings: true }
    },
  }
}
