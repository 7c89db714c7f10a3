// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { readMessages } from './read-messages.ts'

const read = (html: string) => readMessages(new DOMParser().parseFromString(html, 'text/html'))
const held = 'The order has been put on hold.'

describe('the messages of a page', () => {
  it.each([
    [
      'Magento 1',
      `<div id="messages"><ul class="messages"><li class="success-msg"><ul><li><span>${held}</span></li></ul></li></ul></div>`,
    ],
    [
      'Magento 2',
      `<div id="messages"><div class="messages"><div class="message message-success success"><div data-ui-id="messages-message-success">${held}</div></div></div></div>`,
    ],
    ['Magento, without the box', `<ul class="messages"><li class="error-msg">${held}</li></ul>`],
    [
      'Bootstrap',
      `<div class="alert alert-success" role="alert"><button class="close"><span>×</span></button>${held}</div>`,
    ],
    ['Rails', `<p class="flash-notice">${held}</p>`],
    ['Symfony', `<div class="flash-messages"><div class="flash-success">${held}</div></div>`],
    ['Flask', `<ul class="flashes"><li>${held}</li></ul>`],
    ['Bulma', `<div class="notification is-success"><button aria-hidden="true">x</button>${held}</div>`],
    ['a role alone', `<div role="alert">\n  The order has\n  been put on <b>hold</b>.</div>`],
  ])('in the way of %s', (_, html) => {
    expect(read(`<main>${html}<h1>Order # 100000001</h1></main>`)).toEqual([held])
  })

  it('are each told by themselves, once, and cut when they are long', () => {
    expect(
      read(
        `<ul class="messages"><li class="success-msg"><ul><li>One</li><li>Two</li></ul></li><li class="error-msg"><ul><li>Three</li></ul></li></ul><div class="alert alert-info">Two</div>`,
      ),
    ).toEqual(['One', 'Two', 'Three'])
    expect(read(`<div role="alert">${'x'.repeat(400)}</div>`)[0]).toHaveLength(300)
  })

  it('are texts, whatever they hold', () => {
    expect(read('<div role="alert">&lt;b&gt;<script>run()</script>Held<style>a{}</style></div>')).toEqual([
      '<b>Held',
    ])
  })

  it.each([
    ['nothing', '<div id="messages"></div><ul class="messages"></ul>'],
    [
      'what the order itself is said to be',
      '<div id="order-messages"><ul class="messages"><li>This customer does not exist any more.</li></ul></div>',
    ],
    [
      'what the system says on every page',
      '<div id="system_messages" class="message-system"><div class="messages"><div class="message">Indexers are invalid</div></div></div>',
    ],
    ['a hidden one', `<div class="alert alert-success" style="display: none">${held}</div>`],
    ['one of a template', `<template><div role="alert">${held}</div></template>`],
    ['a field’s', `<form><div role="alert">This is a required field.</div></form>`],
    [
      'an item’s',
      '<table><tr><td><div class="messages"><div class="message">Out of stock</div></div></td></tr></table>',
    ],
    [
      'a word that only sounds so',
      '<p class="message-list-link">Messages</p><a class="gift-message">Gift</a>',
    ],
  ])('are not %s', (_, html) => {
    expect(read(html)).toEqual([])
  })
})
