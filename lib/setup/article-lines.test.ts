import { describe, expect, it } from 'vitest'
import { openClinic } from '../../tests/fixtures/doctor.ts'
import { type ArticleCheck, articleParts, articleStep, articleSteps, wayOf } from '../domain/setup-article.ts'
import { checks } from '../domain/setup-checks.ts'

/** Every line of the set-up article that says something to do, or promises something, and the check that covers it. */
const lines: [part: (typeof articleParts)[number], line: string, check: string][] = [
  ['overview', 'Online payment is posted directly into patient’s billing tab in Nextech', 'posting'],
  ['overview', 'No need to manually post payments', 'posting'],
  ['overview', 'Synch is immediate (within 15 minutes)', 'posting'],
  ['overview', 'For non-patient online purchases, a new account is automatically created', 'new-patients'],
  ['overview', 'Easily review Nextech sync status of orders in DermPRO Shop Manager', 'shop-manager'],
  ['overview', 'If multiple matching contacts in Nextech, RESOLVE …', 'shop-manager'],
  ['overview', 'Easy to apply pre-payments to Quotes', 'quotes'],
  ['overview', 'Reports provide … daily or monthly reconciliation of transactions', 'reports'],
  ['overview', 'NOTE: Nextech Payments as the merchant provider: DermPRO Support', 'nextech-payments'],
  ['overview', 'A new Nextech Payments merchant account: Nextech Payment Sales Manager', 'nextech-payments'],
  ['getting-started', '(1) Purchase Nextech Integration from DermPRO', 'purchase'],
  ['getting-started', '(2) Request API Access from Nextech: portal, PDF', 'api-access'],
  ['location', 'Admin Module › Locations › New: name DermPRO Online Store', 'location'],
  ['location', 'Select General Location', 'location-kind'],
  ['location', 'Both Managed and Active boxes are checked', 'location'],
  ['location', 'Nextech API-DermPRO is on the Allowed side', 'location-allowed'],
  ['category', 'DermPRO Online Payment (exactly)', 'category'],
  ['card-types', 'Gift Card (exactly)', 'card-type Gift Card'],
  ['card-types', 'N/A (exactly)', 'card-type N/A'],
  ['card-types', 'If your online store has an integration with Affirm: Affirm', 'card-type Affirm'],
  ['provider', 'First name: Online, last name: Provider', 'provider'],
  ['provider', 'Select DermPRO API User in Linked User drop down', 'linked-user'],
  ['dummy-patient', 'Ensure Patient is selected, not Prospect', 'dummy-status'],
  ['dummy-patient', 'First Name: API, Last Name: DermPRO', 'dummy-patient'],
  ['dummy-patient', 'Date of Birth: 1/1/2000', 'dummy-patient'],
  ['dummy-patient', 'Gender', 'dummy-gender'],
  ['dummy-patient', 'Address: 6601 Hillcrest Ave. Suite E #201, Dallas, Texas 75205', 'dummy-address'],
  ['dummy-patient', 'Email Address', 'dummy-email'],
  ['dummy-patient', 'Provider: Provider, Online', 'dummy-provider'],
  ['dummy-patient', 'Location: DermPRO Online Store', 'dummy-location'],
  ['dummy-patient', 'Add DermPRO Store as a new (top-level) referral source', 'referral-source'],
  ['dummy-patient', 'Highlight DermPRO Store in the list, add DermPRO Store', 'referral-beneath'],
  ['duplicates', 'Audit Patient Data for Duplicates: all four fields', 'duplicates'],
  ['duplicates', 'Export from Nextech Support, 866-654-4396 or Community Portal', 'support-export'],
  ['duplicates', 'Edit or remove one of the duplicates; DermPRO lets you select the patient', 'duplicates'],
]

describe('the lines of the set-up article', () => {
  it('each have a check that runs, in their own chapter, with who does it', async () => {
    const findings = await (await openClinic()).run()
    const shown = lines.map(([, line, name]) => {
      const found = findings.get(name)
      return [articleStep(found.check)?.part, line, name]
    })
    expect(shown).toEqual(lines)
  })

  it('cover every check of the article', () => {
    const covered = new Set(lines.map(([, , name]) => name.split(' ')[0]))
    expect(Object.keys(articleSteps).filter(check => !covered.has(check))).toEqual([])
    expect(articleParts.filter(part => !lines.some(([own]) => own === part))).toEqual([])
  })

  it('have a button wherever something is to do', () => {
    const open = (Object.keys(articleSteps) as ArticleCheck[]).flatMap(check =>
      Object.entries(checks[check].findings).flatMap(([finding, state]) =>
        state !== 'green' && wayOf({ check, finding, state, subject: null }) === undefined
          ? [`${check} ${finding}`]
          : [],
      ),
    )
    expect(open).toEqual([])
  })
})
