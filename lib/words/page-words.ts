import { say } from './background-words.ts'
import { locale } from './words.ts'

/** What a shop page is given to say by itself: its script carries no texts. `{…}` places are filled in there. */
export function pageWords() {
  return {
    reload: say('notice.reload'),
    unreadable: say('notice.unreadable.other', { count: '{count}' }),
    signedOut: say('notice.signed-out'),
    staleProfile: say('notice.stale-profile'),
    split: say('notice.split'),
    dismiss: say('notice.dismiss'),
    noAccess: say('notice.no-access'),
    unseen: say('status.unseen.meaning'),
    nativeStatus: say('badge.native-status'),
    shopSaid: say('notice.shop-said', { time: '{time}', text: '{text}' }),
    locale: locale(),
    counts: {
      label: say('count.label'),
      staff: {
        one: say('count.staff.one'),
        other: say('count.staff.other', { count: '{count}' }),
        about: say('count.staff.about'),
      },
      noted: { one: say('count.noted.one'), other: say('count.noted.other', { count: '{count}' }) },
      only: say('count.only'),
    },
  }
}
