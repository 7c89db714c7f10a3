/** What stands for the word number in headings and titles, in English, Spanish, German and French. */
export const numberWord =
  '(?:\\(?#\\)?|n\\.? ?\u00c2?[º°]\\.?|№|n(?:[uú]|\u00c3\u00ba)m(?:[eé]ro)?\\.?|nro\\.?|no\\.?|nr\\.?|number|num(?:ber)?\\.?|nbr\\.?|nummer|id\\.?|code|r[eé]f(?:[eé]rence)?\\.?)'
/** What an order is called in them. */
export const orderWord = '(?:order|pedido|orden|bestellungs?|bestell|auftrags?|commande)'
/** What several are called, as the page above an order's own is. */
export const ordersWord = '(?:orders|pedidos|[oó]rdenes|bestellungen|auftr[aä]ge|commandes)'
