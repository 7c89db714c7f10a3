// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { showsNativeStatus } from './native-status.ts'

const table = (heading: string, cell = '') =>
  `<table><tr><th>Order #</th><th>${heading}</th></tr><tr><td>1001</td><td>${cell}</td></tr></table>`

function shows(html: string): boolean {
  document.body.innerHTML = html
  return showsNativeStatus(document)
}

describe('DermPRO’s own status', () => {
  it.each([
    table('Nextech'),
    table('Nextech Status ▲'),
    table('NEXTECH SYNC STATUS:'),
    table('<span aria-label="Nextech sync"></span>'),
    '<dl><dt>Nextech Status</dt><dd>Synced</dd></dl>',
    table('Sync', '<button> Resolve </button>'),
    table('Sync', '<a href="#">RESOLVE</a>'),
  ])('is on the page: %s', html => expect(shows(html)).toBe(true))

  it.each([
    table('Status'),
    // A card processor by that name.
    table('Nextech Payments'),
    table('Sync', '<button>Resolve dispute</button>'),
    '<p>Nextech</p>',
    // Ours.
    table('Status', '<nextech-sync-badge></nextech-sync-badge>'),
  ])('is not: %s', html => expect(shows(html)).toBe(false))
})
