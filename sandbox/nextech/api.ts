import { type Endpoint, readEndpoint } from './endpoint.ts'
import { type Answer, isRefusal, refusalAnswer, refuse } from './outcome.ts'
import { mustHandler } from './routes.ts'
import { count, type Simulation } from './state.ts'
import { isAdmitted } from './throttle.ts'
import { credentials, isAccessToken } from './token.ts'

export interface Incoming {
  method: string
  url: URL
  headers: Headers
  body: string
}

/** One API call, from the door to the answer. Refusals of every depth get their body here. */
export function answerApi(sim: Simulation, request: Incoming): Answer {
  const endpoint = readEndpoint(request.method, request.url.pathname)
  try {
    mustBeLetIn(sim, request.headers)
    const handler = mustHandler(request.method, endpoint.template)
    mustBeAdmitted(sim, request.method, endpoint)
    const { path, id } = endpoint
    return handler({ sim, path, id, search: request.url.search, body: request.body })
  } catch (error) {
    if (isRefusal(error)) return refusalAnswer(error, sim.options.conflictBody)
    throw error
  }
}

/** Both headers go with every call (Nextech API 1.1). A practice that is missing or another one is a 403. */
function mustBeLetIn(sim: Simulation, headers: Headers): void {
  const [, token = ''] = /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '') ?? []
  if (!isAccessToken(sim.tokens, token, sim.now())) {
    const challenge = token ? 'Bearer error="invalid_token"' : 'Bearer'
    refuse(401, 'The access token is missing, unknown or expired', { 'www-authenticate': challenge })
  }
  if (headers.get('nx-practice-id')?.toLowerCase() !== sim.setup.practiceId.toLowerCase()) {
    refuse(403, 'nx-practice-id names no practice of this user')
  }
}

function mustBeAdmitted(sim: Simulation, method: string, { template }: Endpoint): void {
  const key = `${credentials.username} ${method} ${template}`
  if (!isAdmitted(sim.windows, key, sim.options.requestsPerSecond)) refuseRate(sim)
}

function refuseRate(sim: Simulation): never {
  refuse(429, 'Too many requests', sim.options.retryAfter ? { 'retry-after': '1' } : {})
}

export function rateAnswer(sim: Simulation): Answer {
  try {
    return refuseRate(sim)
  } catch (error) {
    if (isRefusal(error)) return refusalAnswer(error, sim.options.conflictBody)
    throw error
  }
}

export function countAnswer(sim: Simulation, answer: Answer): void {
  if (answer.status === 429) count(sim.calls, '429')
}
