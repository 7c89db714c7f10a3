import * as v from 'valibot'
import { ConfigurationSchema } from '../domain/configuration.ts'

/** Told apart from every other configuration that the practice had. */
const revision = v.pipe(v.number(), v.safeInteger())

/** `GET /v1/configuration`: the practice's, without its secrets. */
export const KeptConfigurationSchema = v.object({ revision, configuration: ConfigurationSchema })
export type KeptConfiguration = v.InferOutput<typeof KeptConfigurationSchema>

/** `PUT /v1/configuration`: the whole, in place of the revision that the person saw (null = they saw none). */
export const WantedConfigurationSchema = v.strictObject({
  revision: v.nullable(revision),
  /** Parsed by itself, so that every wrong path is told. */
  configuration: v.unknown(),
})

/** What `PUT /v1/configuration` answers. */
export const TakenConfigurationSchema = v.object({ revision })

/** `POST /v1/nextech/sign-in`. */
export const NextechPasswordSchema = v.strictObject({
  password: v.pipe(v.string(), v.nonEmpty(), v.maxLength(300)),
})
