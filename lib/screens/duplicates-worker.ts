import { createDesk, type DeskRequest } from '../reports/duplicates/audit-worker.ts'

const answer = createDesk(reply => self.postMessage(reply))

self.addEventListener('message', ({ data }: MessageEvent<DeskRequest>) => void answer(data))
