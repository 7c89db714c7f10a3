// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { parseOrder } from '../../parse/parse-order.ts'
import { readOrderPage } from './read-order-page.ts'

const read = (html: string) => readOrderPage(new DOMParser().parseFromString(html, 'text/html'))

describe('an order page in another language', () => {
  const page = (words: readonly string[]) => {
    const [order, date, status, billing, totals] = words
    return `<h1>#100004001</h1><h2>${order}</h2><table><tr><th>${date}</th><td>5. Nov. 2026</td></tr>
      <tr><th>${status}</th><td>X</td></tr></table><h2>${billing}</h2><div>Zoe Example<br>1 Elm St</div>
      <h2>Artikel</h2><table><thead><tr><th>Artikel</th><th>Menge</th><th>SKU</th></tr></thead>
      <tbody><tr><td>Serum</td><td>2</td><td>SERUM-1</td></tr></tbody></table><h2>${totals}</h2><table><tr><th>A</th><td>1</td></tr></table>`
  }
  it.each([
    [['Bestellinformationen', 'Bestelldatum', 'Bestellstatus', 'Rechnungsadresse', 'Bestellsummen']],
    [['Bestell- & Kontoinformationen', 'Kaufdatum', 'Auftragsstatus', 'Rechnungsanschrift', 'Gesamtsumme']],
    [
      [
        'Información del pedido',
        'Fecha del pedido',
        'Estado del pedido',
        'Dirección de facturación',
        'Totales',
      ],
    ],
    [['Detalles del pedido', 'Fecha de compra', 'Estado', 'Datos de facturación', 'Total del pedido']],
    [
      [
        'Informations sur la commande',
        'Date de la commande',
        'État de la commande',
        'Adresse de facturation',
        'Totaux de la commande',
      ],
    ],
    [['Détails de la commande', 'Date d’achat', 'Statut', 'Facturer à', 'Récapitulatif de la commande']],
    [['Commande n° 100004001', 'Passée le', 'État', 'Coordonnées de facturation', 'Total']],
    [['Auftrag #100004001', 'Auftragsdatum', 'Status', 'Rechnungsinformationen', 'Summe']],
  ])('has its facts: %j', words => {
    expect(read(page(words))).toMatchObject({
      number: '100004001',
      date: '5. Nov. 2026',
      status: 'X',
      address: ['Zoe Example', '1 Elm St'],
      items: [{ name: 'Serum', quantity: '2', sku: 'SERUM-1' }],
      totals: [{ label: 'A', value: '1' }],
    })
  })
})

describe('an order page in French', () => {
  const section = (title: string, body: string) => `<section><h2>${title}</h2>${body}</section>`
  const table = (facts: Record<string, string>) =>
    `<table>${Object.entries(facts)
      .map(([label, value]) => `<tr><th>${label}</th><td>${value}</td></tr>`)
      .join('')}</table>`
  const totals = {
    'Sous-total': '74,00 $',
    'Frais de port': '5,00 $',
    TVA: '5,00 $',
    'Total général': '84,00 $',
    'Total payé': '84,00 $',
    'Total remboursé': '10,00 $',
    'Reste à payer': '0,00 $',
  }
  const order = {
    'Date de la commande': '14 avr. 2026 à 14 h 30',
    'État de la commande': 'Traitement en cours',
  }
  const account = {
    'Nom du client': 'Maria Lopez',
    Courriel: 'm@mail.com',
    'Date de naissance': '2 mars 1984',
  }
  const items =
    '<table><thead><tr><th>Produit</th><th>UGS</th><th>Qté</th></tr></thead><tbody><tr><td>Sérum</td><td>SER-1</td><td>2</td></tr></tbody></table>'
  const page = (title: string) =>
    `<h1>${title}</h1>${section('Informations de la commande', table(order))}${section('Informations du compte', table(account))}` +
    section(
      'Adresse de facturation <a>Modifier</a>',
      '<p>Maria Lopez<br>1 Elm St<br>Dallas, Texas, 75201<br>États-Unis<br>Tél. : 214-564-1000</p>',
    ) +
    section('Mode de paiement', `<p>Carte bancaire</p>${table({ 'Type de carte': 'Visa' })}`) +
    section('Articles commandés', items) +
    section('Totaux de la commande', table(totals))

  it.each([
    'Commande n° 100004001',
    'Commande #100004001',
    'Numéro de commande : 100004001',
    'Commandes › 100004001',
  ])('is an order: %s', title => {
    const reading = read(page(title)) ?? expect.fail()
    expect(parseOrder(reading, 'shop', 'America/Chicago')).toMatchObject({
      ok: true,
      value: {
        number: '100004001',
        placedAt: Date.UTC(2026, 3, 14, 19, 30),
        state: 'processing',
        customer: {
          firstName: 'Maria',
          lastName: 'Lopez',
          email: 'm@mail.com',
          phone: '214-564-1000',
          birthDate: '1984-03-02',
          postalCode: '75201',
        },
        tender: { kind: 'card', brand: 'VI' },
        items: [{ sku: 'SER-1', quantity: 2 }],
        totalCents: 84_00,
        paidCents: 84_00,
        refundedCents: 10_00,
        dueCents: 0,
      },
    })
  })

  it.each([
    ...['Facture n° 100004001', 'Bon de commande n° 100004001', 'Modifier la commande n° 100004001'],
    ...[
      'Avoir n° 100004001',
      'Bon de livraison n° 100004001',
      'Rembourser la commande #100004001',
      'Devis #100004001',
    ],
  ])('is none of another document: %s', title => {
    expect(read(page(title))).toBeUndefined()
  })
})
