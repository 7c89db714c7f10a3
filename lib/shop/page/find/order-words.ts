/** What stands for the word number in headings and titles, in the languages of these words. */
export const numberWord =
  '(?:\\(?#\\)?|n\\.? ?\u00c2?[º°]\\.?|n\\.|№|n(?:[uú]|\u00c3\u00ba)m(?:[eé]ro)?\\.?|nro\\.?|no\\.?|nr\\.?|number|num(?:ber)?\\.?|nbr\\.?|nummer|id\\.?|code|c[oó]digo|r[eé]f(?:[eé]rence)?\\.?)'
/** What an order is called in English, Spanish, Portuguese, Italian, German and French. */
export const orderWord = '(?:order|pedido|orden|ordine|bestellungs?|bestell|auftrags?|commande)'
/** What several are called, as the page above an order's own is. */
export const ordersWord = '(?:orders|pedidos|[oó]rdenes|ordini|bestellungen|auftr[aä]ge|commandes)'
