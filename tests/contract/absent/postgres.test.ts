import { it } from 'vitest'

it.skip('the store contracts on PostgreSQL: it is not installed here (Debian: apt install postgresql)', () => {})
