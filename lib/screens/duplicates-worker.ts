import { type AuditRequest, createAuditWorker } from '../reports/duplicates/audit-worker.ts'

const answer = createAuditWorker(reply => self.postMessage(reply))

self.addEventListener('message', ({ data }: MessageEvent<AuditRequest>) => void answer(data))
