import { describe, expect, it } from 'vitest'
import { openPage } from '../../../../tests/shop/pages/open-page.ts'
import { parseRow } from '../../parse/parse-row.ts'
import { mayHoldOrders } from '../first-look.ts'
import { readRows } from '../read/read-rows.ts'
import { findOrders } from './find-orders.ts'

const orders = [
  ['100004001', '14 avr. 2026 à 14:30', 'Ana Ruiz', '84,00 $', 'En attente'],
  ['100004002', '15 août 2026 9 h 05', 'Zoé Côté', '1 032,50 $ US', 'Terminée'],
]
const usual = ['N° de commande', 'Date de commande', 'Client', 'Total', 'Statut']
const cells = (tag: string, texts: readonly string[]) =>
  texts.map(text => `<${tag}>${text}</${tag}>`).join('')
const tableOf = (headings: readonly string[], rows: readonly (readonly string[])[] = orders) =>
  `<table><thead><tr>${cells('th', headings)}</tr></thead><tbody>${rows.map(row => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`

function read(html: string) {
  const page = openPage(html)
  const rows = findOrders(page.body).flatMap(list => readRows(list).rows.map(({ reading }) => reading))
  if (rows.length > 0) expect(mayHoldOrders(page)).toBe(true)
  return rows
}
const texts = (html: string) =>
  read(html).map(({ number, date, customer, total, status }) => [number, date, customer, total, status])

describe('a list of orders in French', () => {
  it.each([
    usual,
    ['Commande n°', 'Date d’achat', 'Facturer à', 'Montant total', 'État'],
    ['Commande #', "Date d'achat", 'Facturer au nom de', 'Total général (base)', 'Statut'],
    ['Numéro de commande', 'Passée le', 'Nom du client', 'Total TTC', 'État de la commande'],
    ['ID', 'Date de création', 'Nom de facturation', 'Montant global (base)', 'Statut'],
    ['Commande', 'Date', 'Acheteur', 'Montant', 'Statut de la commande'],
    ['Réf. commande', 'Créé le', 'Client', 'Total de la commande', 'Statut'],
  ])('is read: %s, %s, %s, %s, %s', (...headings) => {
    expect(texts(tableOf(headings))).toEqual(orders)
    expect(
      texts(
        tableOf(
          headings.toReversed(),
          orders.map(row => row.toReversed()),
        ),
      ),
    ).toEqual(orders)
  })

  it('is understood', () => {
    const rows = read(tableOf(usual)).map(row => parseRow(row, 'shop', 'America/Chicago'))
    expect(rows).toMatchObject([
      { value: { placedAt: Date.UTC(2026, 3, 14, 19, 30), state: 'new', totalCents: 84_00 } },
      { value: { placedAt: Date.UTC(2026, 7, 15, 14, 5), state: 'complete', totalCents: 1032_50 } },
    ])
  })

  it('prefers the base amount, wherever it stands', () => {
    const headings = ['Commande n°', 'Date', 'Total général (acheté)', 'Total général (base)', 'Statut']
    const rows = orders.map(([number = '', date = '', , total = '', status = '']) => [
      ...[number, date, '70,00 €', total, status],
    ])
    expect(read(tableOf(headings, rows)).map(({ total }) => total)).toEqual(['84,00 $', '1 032,50 $ US'])
  })

  it.each(['Commande n° %', 'Commande #%', 'Commande %', 'N° de commande : %', 'Commande % · Ana Ruiz'])(
    'may be cards with titles: %s',
    title => {
      const card = (row: readonly string[]) =>
        `<section><h3>${title.replace('%', row[0] ?? '')}</h3>${usual
          .slice(1)
          .map((label, at) => `<div><b>${label}</b><span>${row[at + 1]}</span></div>`)
          .join('')}</section>`
      expect(texts(orders.map(card).join(''))).toEqual(orders)
      expect(
        texts(orders.map(card).join('').replaceAll('Commande', 'Facture').replaceAll('commande', 'facture')),
      ).toEqual([])
    },
  )

  it.each(['N° de facture', 'Avoir', 'Expédition n°', 'Bon de livraison', 'Date de facture', 'Devis'])(
    'is none of other papers: %s',
    heading => {
      const rows = orders.map((row, at) => [`20000000${at}`, ...row])
      expect(read(tableOf([heading, ...usual], rows))).toEqual([])
    },
  )

  it.each(['Motif', 'Fournisseur'])('is none with %s where it names no customer', heading => {
    expect(read(tableOf(usual.with(2, heading)))).toEqual([])
  })

  it.each(['Factures', 'Avoirs', 'Bons de commande', 'Toutes les livraisons', 'Paniers'])(
    'is none by its title: %s',
    title => {
      expect(read(`<h1>${title}</h1>${tableOf(usual)}`)).toEqual([])
    },
  )

  it.each(['Commandes', 'Toutes les commandes', 'Ventes / Commandes'])('is one by its title: %s', title => {
    expect(texts(`<h1>${title}</h1>${tableOf(usual)}`)).toEqual(orders)
  })
})
