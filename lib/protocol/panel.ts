import * as v from 'valibot'
import { favours, likelihoods, rankCodes } from '../domain/ranking/reasons.ts'
import { ReasonCodeSchema } from '../domain/reasons.ts'
import { StatusSchema } from '../domain/status.ts'

const likeness = v.picklist(['equal', 'different', 'unknown'])

/** A candidate side by side with the order; personal data stays inside the panel's frame. */
export const CandidateViewSchema = v.object({
  uid: v.string(),
  name: v.string(),
  chartNumber: v.nullable(v.string()),
  birthDate: v.nullable(v.string()),
  place: v.nullable(v.string()),
  fields: v.array(
    v.object({
      field: v.picklist(['email', 'firstName', 'lastName', 'phone']),
      /** Null = Nextech shows none, or withholds it as private. */
      value: v.nullable(v.string()),
      likeness,
    }),
  ),
  rank: v.object({
    likelihood: v.picklist(likelihoods),
    reasons: v.array(v.object({ code: v.picklist(rankCodes), favours: v.picklist(favours) })),
  }),
  quotes: v.array(v.object({ id: v.string(), totalCents: v.number(), created: v.string() })),
})
export type CandidateView = v.InferOutput<typeof CandidateViewSchema>

/** What staff may fill in of a customer. */
export const PatientFormSchema = v.object({
  firstName: v.string(),
  lastName: v.string(),
  email: v.string(),
  phone: v.string(),
  birthDate: v.string(),
  postalCode: v.string(),
})

/** All that the resolve panel shows of one order. */
export const ResolveViewSchema = v.object({
  number: v.string(),
  placedOn: v.string(),
  /** The practice's today: a birth date lies before it. */
  today: v.string(),
  amountCents: v.number(),
  status: StatusSchema,
  reason: v.nullable(ReasonCodeSchema),
  /** Nextech's own words where it refused the payment. */
  detail: v.nullable(v.string()),
  customer: PatientFormSchema,
  candidates: v.array(CandidateViewSchema),
  /** Why the candidates could not be read, in a sentence with its way out. */
  trouble: v.nullable(v.string()),
  /** Whether staff can still decide; false once the payment is under way or done. */
  open: v.boolean(),
})
export type ResolveView = v.InferOutput<typeof ResolveViewSchema>

export const SignInReportSchema = v.object({
  state: v.picklist(['signed-in', 'refused', 'unreachable', 'not-configured']),
  message: v.string(),
})
export type SignInReport = v.InferOutput<typeof SignInReportSchema>

export const ConfigurationReportSchema = v.object({
  accepted: v.boolean(),
  /** One line each: `path: reason`, or what was taken over. */
  lines: v.array(v.string()),
  signIn: v.nullable(SignInReportSchema),
})
export type ConfigurationReport = v.InferOutput<typeof ConfigurationReportSchema>
