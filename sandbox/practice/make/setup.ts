import type { PracticeSetup } from '../practice.ts'

export const setup: Omit<PracticeSetup, 'practiceId' | 'now'> = {
  name: 'Cedar Springs Dermatology',
  timeZone: 'America/Chicago',
  location: { id: '31', name: 'DermPRO Online Store' },
  otherLocations: [
    { id: '1', name: 'Cedar Springs Dermatology - Main' },
    { id: '2', name: 'Cedar Springs MedSpa' },
  ],
  provider: { id: '9401', family: 'Provider', given: 'Online' },
  otherProviders: [
    { id: '12', family: 'Ashby', given: 'Renee' },
    { id: '15', family: 'Khan', given: 'Imran' },
  ],
  referralSource: { id: '88', name: 'DermPRO Store' },
  paymentCategories: ['DermPRO Online Payment', 'PP - Patient Payment', 'CO- Patient Co-Pay'],
  cardTypes: ['Visa', 'MasterCard', 'American Express', 'Gift Card', 'N/A', 'Affirm'],
  privateValuesAreSearchable: true,
}
