import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { answerTry } from '../lib/browser/try-page.ts'
import { isOwnFrame } from '../lib/shop/page/frame-guard.ts'
import { tryProfile } from '../lib/shop/teach/try-profile.ts'

/** Put into open pages of a shop when a person looks at a taught page's file; answers one question. */
export default defineUnlistedScript(() => {
  if (isOwnFrame(window)) answerTry(profile => tryProfile(document, profile))
})
