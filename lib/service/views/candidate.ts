import type { CandidateView } from '../../contract/panel.ts'
import { formatPhone } from '../../domain/contact.ts'
import { type Patient, patientName } from '../../domain/patient.ts'
import type { RankCode } from '../../domain/ranking/reasons.ts'
import type { PanelCandidate } from '../../sync/panel-candidates.ts'

/**
 * A candidate side by side with the order, for the panel's frame only. Of a restricted record nothing is told that the
 * decision does not need: no contact that the order does not have, no place, no quotes, and no reason that hints at one of them.
 */
export function candidateView({ patient, likeness, rank, quotes }: PanelCandidate): CandidateView {
  const { isInactive, isRestricted } = patient
  const marks = [
    ...(isRestricted ? (['restricted'] as const) : []),
    ...(isInactive ? (['inactive'] as const) : []),
  ]
  const contact = (field: 'email' | 'phone', value: string) => ({
    field,
    value: (isRestricted && likeness[field] !== 'equal') || value === '' ? null : value,
    likeness: likeness[field],
  })
  return {
    uid: patient.uid,
    name: patientName(patient),
    chartNumber: patient.chartNumber,
    birthDate: patient.birthDate,
    place: (!isRestricted && [patient.city, patient.postalCode].filter(Boolean).join(' ')) || null,
    ...(marks.length > 0 && { marks }),
    fields: [
      contact('email', emailsOf(patient)),
      { field: 'firstName', value: patient.given.join(' ') || null, likeness: likeness.firstName },
      { field: 'lastName', value: patient.family || null, likeness: likeness.lastName },
      contact('phone', patient.phones.map(formatPhone).join(', ')),
    ],
    rank: {
      likelihood: rank.likelihood,
      reasons: isRestricted ? rank.reasons.filter(({ code }) => mayBeTold(code, likeness)) : rank.reasons,
    },
    quotes: isRestricted ? [] : quotes,
  }
}

/** Whether a reason tells of a restricted record only what stands in the order, too. */
function mayBeTold(code: RankCode, { email, phone }: PanelCandidate['likeness']): boolean {
  const [field] = code.split('.')
  if (field === 'email') return email === 'equal'
  if (field === 'phone') return phone === 'equal'
  if (field === 'household') return email === 'equal' || phone === 'equal'
  return field !== 'place' && field !== 'street'
}

function emailsOf({ email, moreEmails = [] }: Patient): string {
  return [email ?? '', ...moreEmails].filter(Boolean).join(', ')
}
