import type { CandidateView } from '../../contract/panel.ts'
import { formatPhone } from '../../domain/contact.ts'
import { type Patient, patientName } from '../../domain/patient.ts'
import type { PanelCandidate } from '../../sync/panel-candidates.ts'

/** A candidate side by side with the order, for the panel's frame only. */
export function candidateView({ patient, likeness, rank, quotes }: PanelCandidate): CandidateView {
  return {
    uid: patient.uid,
    name: patientName(patient),
    chartNumber: patient.chartNumber,
    birthDate: patient.birthDate,
    place: [patient.city, patient.postalCode].filter(Boolean).join(' ') || null,
    fields: [
      { field: 'email', value: emailsOf(patient), likeness: likeness.email },
      { field: 'firstName', value: patient.given.join(' ') || null, likeness: likeness.firstName },
      { field: 'lastName', value: patient.family || null, likeness: likeness.lastName },
      { field: 'phone', value: patient.phones.map(formatPhone).join(', ') || null, likeness: likeness.phone },
    ],
    rank: { likelihood: rank.likelihood, reasons: rank.reasons },
    quotes,
  }
}

function emailsOf({ email, moreEmails = [] }: Patient): string | null {
  return email === null ? null : [email, ...moreEmails].join(', ')
}
