import { onLanguageChange, speakChosen } from '../browser/language.ts'
import type { Admit } from '../browser/router.ts'
import { pushToShops } from '../browser/tabs.ts'
import type { BackgroundApp } from './background-app.ts'
import { detach } from './detach.ts'

/** Nothing is answered before the chosen language is known; where another is chosen, the shops' pages ask for their badges again. */
export function inChosenLanguage(app: Pick<BackgroundApp, 'shopOrigins'>, admit: Admit): Admit {
  let spoken = speakChosen()
  onLanguageChange(() => {
    spoken = speakChosen()
    const askAgain = async () => pushToShops(await app.shopOrigins(), { name: 'bg-cs/worker-started' })
    detach(spoken.then(askAgain))
  })
  return async name => {
    await spoken
    return admit(name)
  }
}
