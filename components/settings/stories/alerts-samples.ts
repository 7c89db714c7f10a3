import type { AlertsView } from '../alerts-view.ts'

const usual: AlertsView = {
  hours: {
    mon: '08:00-18:00',
    tue: '08:00-18:00',
    wed: '08:00-18:00',
    thu: '08:00-18:00',
    fri: '08:00-12:00, 13:00-17:00',
    sat: '09:00-13:00',
    sun: '',
  },
  closedDays: ['2026-12-25', '2027-01-01'],
  lock: null,
  busy: false,
  said: null,
  notifies: false,
}

export const alertsSamples = {
  'a Saturday clinic': usual,
  saved: { ...usual, said: { kind: 'saved' }, notifies: true },
  refused: {
    ...usual,
    said: { kind: 'problem', text: 'sat: must be hours such as 08:00-18:00, or 08:00-12:00, 13:00-17:00' },
  },
  'for managers alone': { ...usual, lock: 'role' },
} satisfies Record<string, AlertsView>
