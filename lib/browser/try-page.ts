import * as v from 'valibot'
import { browser } from 'wxt/browser'
import { type PageTrial, TryPageSchema } from '../contract/taught-file.ts'
import type { ShopProfile } from '../domain/shop-profile.ts'

/** Answers the background's one question in a shop page. */
export function answerTry(answer: (profile: ShopProfile) => PageTrial): void {
  const hear = (message: unknown, _sender: unknown, respond: (trial: PageTrial) => void) => {
    const asked = v.safeParse(TryPageSchema, message)
    if (!asked.success) return
    browser.runtime.onMessage.removeListener(hear)
    respond(answer(asked.output.profile))
    return true
  }
  browser.runtime.onMessage.addListener(hear)
}
