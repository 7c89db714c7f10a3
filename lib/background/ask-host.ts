import type { AnswerOf, BackgroundRequest, RequestOf } from '../contract/messages.ts'
import type { PracticeService } from '../service/answer.ts'

/** Asks the service what the browser around it needs; its answer is parsed where it crosses a border. */
export async function askHost<N extends BackgroundRequest>(
  service: PracticeService,
  name: N,
  body: RequestOf<N>,
): Promise<AnswerOf<N>> {
  return (await service.ask({ name, body, asker: { staffName: null } })) as AnswerOf<N>
}
