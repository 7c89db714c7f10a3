/** Tables that are narrow write each heading beside its cell by a style sheet, from one of these attributes. */
export const cellLabels = [
  'data-label',
  'data-title',
  'data-th',
  'data-colname',
  'data-heading',
  'data-header',
  'data-content',
]
