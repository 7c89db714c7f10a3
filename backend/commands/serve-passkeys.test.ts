import { describe, expect, it } from 'vitest'
import { relyingPartyOf } from './serve-passkeys.ts'

describe('the name that passkeys belong to', () => {
  it.each([
    ['https://sync.example.com', { id: 'sync.example.com', origin: 'https://sync.example.com' }],
    ['https://sync.example.com:8443', { id: 'sync.example.com', origin: 'https://sync.example.com:8443' }],
    ['http://127.0.0.1:8787', { id: 'localhost', origin: 'http://localhost:8787' }],
    ['http://[::1]:8787', { id: 'localhost', origin: 'http://localhost:8787' }],
    ['http://localhost:8787', { id: 'localhost', origin: 'http://localhost:8787' }],
    ['https://192.168.1.4', undefined],
    ['https://[2001:db8::1]', undefined],
  ])('of %s', (publicUrl, party) => {
    expect(relyingPartyOf(publicUrl)).toEqual(party)
  })
})
