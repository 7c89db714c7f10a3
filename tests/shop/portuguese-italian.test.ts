// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { own, plain, sec, told } from '../fixtures/hostile-orders.ts'
import { read, tableOf } from '../fixtures/odd-lists.ts'
import { parts, rows } from '../fixtures/order-page.ts'

const orders = (...statuses: string[]) => [
  ['100000001', '01/03/2026', 'Ana Ruiz', '$80.00', statuses[0] ?? ''],
  ['100000002', '28/03/2026', 'Max Stone', '$12.50', statuses[1] ?? ''],
]
const both = [
  ['100000001', '2026-03-01', 'Ana Ruiz', 8000, 'complete'],
  ['100000002', '2026-03-27', 'Max Stone', 1250, 'processing'],
]

describe('a list of orders', () => {
  it.each([
    ['Pedido', 'Data', 'Cliente', 'Valor', 'Situação'],
    ['Nº do pedido', 'Data do pedido', 'Nome do cliente', 'Total', 'Status'],
    ['Pedido #', 'Comprado em', 'Cobrar a', 'Total geral (base)', 'Status do pedido'],
    ['N.º do pedido', 'Data da compra', 'Comprador', 'Total do pedido', 'Estado do pedido'],
    ['Código do pedido', 'Data e hora', 'Cliente', 'Valor do pedido', 'Situação do pedido'],
    ['ID', 'Criado em', 'Cliente', 'Valor total', 'Situação'],
  ])('in Portuguese: %s, %s, %s, %s, %s', (...headings) => {
    expect(read(tableOf(headings, ...orders('Concluído', 'Processando')))).toEqual(both)
  })

  it.each([
    ['Ordine', 'Data', 'Cliente', 'Importo', 'Stato'],
    ['N. ordine', 'Data ordine', 'Nome cliente', 'Totale', 'Stato ordine'],
    ['Ordine #', 'Data d’acquisto', 'Nome di fatturazione', 'Totale complessivo (base)', 'Stato'],
    ['Numero dell’ordine', 'Data dell’ordine', 'Acquirente', 'Totale ordine', 'Stato dell’ordine'],
    ['Numero d’ordine', 'Data e ora', 'Intestatario', 'Importo totale', 'Stato'],
    ['ID', 'Creato il', 'Cliente', 'Totale', 'Stato'],
  ])('in Italian: %s, %s, %s, %s, %s', (...headings) => {
    expect(read(tableOf(headings, ...orders('Completato', 'In lavorazione')))).toEqual(both)
  })

  it.each([
    ['Fatura', 'Pedido', 'Data', 'Valor', 'Situação'],
    ['Nº da nota fiscal', 'Pedido', 'Data', 'Valor', 'Situação'],
    ['Fattura', 'N. ordine', 'Data', 'Totale', 'Stato'],
    ['Numero fattura', 'Ordine', 'Data', 'Totale', 'Stato'],
    ['Spedizione', 'N. ordine', 'Data', 'Totale', 'Stato'],
  ])('is none of another paper: %s, %s, %s, %s, %s', (...headings) => {
    expect(read(tableOf(headings, ...orders('Concluído', 'Completato')))).toEqual([])
  })
})

const items = (product: string, quantity: string) =>
  parts.items.replace('>Product<', `>${product}<`).replace('>Qty<', `>${quantity}<`)
const portuguese = (refunded = '$0.00') =>
  [
    sec(
      'Informações do pedido',
      rows(['Data do pedido', '01 mar 2026 13:30'], ['Status do pedido', 'Concluído']),
    ),
    sec('Informações da conta', rows(['Nome do cliente', 'Ana Ruiz'], ['E-mail', 'ana@mail.com'])),
    sec('Endereço de cobrança', parts.billing),
    sec('Forma de pagamento', `<div>Cartão de crédito</div>${rows(['Bandeira do cartão:', 'Visa'])}`),
    sec('Itens do pedido', items('Produto', 'Qtd')),
    sec(
      'Totais do pedido',
      rows(['Total geral', '$80.00'], ['Total pago', '$80.00'], ['Total reembolsado', refunded]),
    ),
  ].join('')
const italian = (refunded = '$0.00') =>
  [
    sec(
      'Informazioni sull’ordine',
      rows(['Data dell’ordine', '1 mar 2026 13:30'], ['Stato ordine', 'Completato']),
    ),
    sec('Informazioni account', rows(['Nome cliente', 'Ana Ruiz'], ['Email', 'ana@mail.com'])),
    sec('Indirizzo di fatturazione', parts.billing),
    sec('Informazioni di pagamento', `<div>Carta di credito</div>${rows(['Tipo di carta:', 'Visa'])}`),
    sec('Articoli ordinati', items('Prodotto', 'Qtà')),
    sec(
      'Totali ordine',
      rows(['Totale complessivo', '$80.00'], ['Totale pagato', '$80.00'], ['Totale rimborsato', refunded]),
    ),
  ].join('')

describe('the page of an order', () => {
  it.each(['Pedido nº 100000001', 'Pedido #100000001', 'Pedidos › 100000001'])('in Portuguese: %s', title => {
    expect(told(own(`<h1>${title}</h1>${portuguese()}`))).toBe(plain)
    expect(own(`<h1>${title}</h1>${portuguese('$10.00')}`)).toMatchObject({ refundedCents: 10_00 })
  })

  it.each(['Ordine n. 100000001', 'Ordine #100000001', 'Ordini › 100000001'])('in Italian: %s', title => {
    expect(told(own(`<h1>${title}</h1>${italian()}`))).toBe(plain)
    expect(own(`<h1>${title}</h1>${italian('$10.00')}`)).toMatchObject({ refundedCents: 10_00 })
  })

  it.each([
    ...['Fatura nº 100000001', 'Nota fiscal nº 100000001', 'Editar pedido nº 100000001', 'Novo pedido'],
    ...[
      'Fattura n. 100000001',
      'Spedizione #100000001',
      'Modifica ordine n. 100000001',
      'Rimborso #100000001',
    ],
  ])('is none where it is titled %s', title => {
    expect(own(`<h1>${title}</h1>${title.includes('n') ? italian() : portuguese()}`)).toBeUndefined()
  })
})
