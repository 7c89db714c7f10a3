import { describe, expect, it } from 'vitest'
import { orderOf, parts, rows } from '../../../../tests/fixtures/order-page.ts'

const shipping = `<section><h2>Shipping Method</h2>FedEx Ground</section><section><h2>Shipping Address</h2>
  <p>Bea Diaz<br>9 Oak St<br>Austin, Texas, 73301<br>United States<br>T: (512) 222-3344</p></section>`
const nameless = { ...parts, account: rows(['Email', 'ana@mail.com']) }

describe('a billing address that the page does not tell', () => {
  it.each([
    'Same as shipping address',
    '<p>Same as shipping</p><a>Edit</a>',
    '<p>Billing address is the same as the shipping address.</p>',
    'Identical to delivery address',
    '<em>Igual que la dirección de envío</em>',
    'La misma que la de entrega',
    'Entspricht der Lieferadresse',
    'Wie Lieferadresse',
    'Identique à l’adresse de livraison',
  ])('is the one for shipping where the page says so: %s', billing => {
    expect(orderOf({ parts: { ...nameless, billing }, further: shipping })).toMatchObject({
      customer: { firstName: 'Bea', lastName: 'Diaz', phone: '(512) 222-3344', postalCode: '73301' },
    })
    expect(orderOf({ parts: { ...nameless, billing } })).toMatchObject({
      customer: { firstName: '', lastName: '', postalCode: null, phone: null },
    })
  })

  it.each([
    'No billing address provided.',
    'No address',
    'N/A',
    '—',
    'Same as above',
    'Sin dirección de facturación',
    'Keine Adresse hinterlegt',
  ])('is nobody’s name: %s', billing => {
    expect(orderOf({ parts: { ...nameless, billing }, further: shipping })).toMatchObject({
      customer: { firstName: '', lastName: '', postalCode: null },
    })
  })

  it.each(['No Young', 'Nora Sinclair'])('may be a name alone: %s', billing => {
    const [firstName, lastName] = billing.split(' ')
    expect(orderOf({ parts: { ...nameless, billing } })).toMatchObject({ customer: { firstName, lastName } })
  })

  it('keeps the account’s name and e-mail', () => {
    const order = orderOf({ parts: { billing: 'Same as shipping address' }, further: shipping })
    expect(order).toMatchObject({
      customer: { firstName: 'Ana', lastName: 'Ruiz', email: 'ana@mail.com', phone: '(512) 222-3344' },
    })
  })
})

describe('a phone of which the page shows no more than the end', () => {
  it.each(['T: (214) ***-**00', 'Phone: •••-•••-1000', 'T: xxx-xxx-1000'])('%s', line => {
    const billing = `<address>Ana Ruiz<br>1 Elm St<br>Dallas, Texas, 75201<br>United States<br>${line}</address>`
    expect(orderOf({ parts: { billing } })).toMatchObject({
      customer: { phone: null, postalCode: '75201', city: 'Dallas', country: 'United States' },
    })
  })
})
