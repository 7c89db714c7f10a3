import { fixActionOf, opensPanel, reasonCodes, TroubleCodeSchema } from '../../lib/domain/reasons.ts'
import { StatusSchema, WarningSchema } from '../../lib/domain/status.ts'
import { type Chapter, heading, list, steps, term, terms, text } from './blocks.ts'

const badges: Chapter = {
  id: 'badges',
  title: 'help.badges.title',
  blocks: [
    text('help.badges.lead'),
    terms([
      ...StatusSchema.options.map(status => ({
        ...term(`status.${status}`, `status.${status}.meaning`, `help.badges.${status}`),
        status,
      })),
      term('status.unseen', 'status.unseen.meaning', 'help.badges.unseen'),
    ]),
    heading('help.badges.notes'),
    terms([
      ...WarningSchema.options.map(warning => term(`note.${warning}`, `warning.${warning}`)),
      term('note.open-quote', 'help.badges.quote'),
    ]),
    text('help.badges.more'),
    text('help.badges.counts'),
  ],
}

const resolve: Chapter = {
  id: 'resolve',
  title: 'help.resolve.title',
  blocks: [
    steps('help.resolve.press', 'help.resolve.compare', 'help.resolve.choose', 'help.resolve.undo'),
    text('help.resolve.held'),
    text('help.resolve.others'),
    text('help.resolve.remember'),
    heading('panel.ways'),
    terms([
      term('panel.search', 'help.resolve.search'),
      term('panel.posted.open', 'panel.posted.hint'),
      term('panel.deny', 'help.resolve.deny'),
      term('panel.later', 'help.resolve.later'),
      term('panel.expired', 'panel.expired.fix'),
    ]),
    text('help.resolve.keys'),
    text('help.resolve.sight'),
  ],
}

const existing: Chapter = {
  id: 'existing',
  title: 'help.existing.title',
  blocks: [
    text('panel.existing.lead'),
    terms([
      term('panel.existing.link', 'help.existing.link'),
      term('panel.anyway.open', 'help.existing.anyway'),
    ]),
    text('help.existing.new'),
    terms([
      term('reason.posted-twice.name', 'panel.settle.posted-twice.lead'),
      term('reason.amount-differs.name', 'panel.settle.amount-differs.lead'),
    ]),
  ],
}

/** Every reason there is, so that none can be forgotten. */
const reasons: Chapter = {
  id: 'reasons',
  title: 'help.reasons.title',
  blocks: [
    text('help.reasons.lead'),
    heading('help.reasons.staff'),
    terms(reasonCodes.filter(opensPanel).map(reasonTerm)),
    heading('help.reasons.other'),
    terms(reasonCodes.filter(code => !opensPanel(code) && fixActionOf(code) !== null).map(reasonTerm)),
    heading('help.reasons.nothing'),
    terms(reasonCodes.filter(code => fixActionOf(code) === null).map(reasonTerm)),
  ],
}

function reasonTerm(code: (typeof reasonCodes)[number]) {
  return term(`reason.${code}.name`, `reason.${code}.cause`, `reason.${code}.fix`)
}

const staff: Chapter = {
  id: 'staff',
  title: 'staff.title',
  blocks: [
    text('help.staff.what'),
    list('help.staff.panel', 'help.staff.find', 'help.staff.put-off', 'help.staff.two'),
    heading('staff.memory'),
    text('staff.memory.hint'),
    text('help.staff.forget'),
    heading('help.staff.wrong'),
    steps('help.staff.wrong.void', 'help.staff.wrong.again', 'help.staff.wrong.forget'),
  ],
}

const refunds: Chapter = {
  id: 'refunds',
  title: 'help.refunds.title',
  blocks: [
    text('help.refunds.never'),
    heading('help.refunds.after'),
    steps('help.refunds.record', 'help.refunds.seen'),
    text('help.refunds.other'),
    heading('help.refunds.before'),
    text('help.refunds.before.text'),
    heading('reason.voided-in-nextech.name'),
    text('help.refunds.voided'),
  ],
}

const quotes: Chapter = {
  id: 'quotes',
  title: 'panel.quotes',
  blocks: [text('help.quotes.never'), list('help.quotes.panel', 'help.quotes.note', 'help.quotes.queue')],
}

const nothingPosted: Chapter = {
  id: 'nothing-posted',
  title: 'help.nothing.title',
  blocks: [
    text('help.nothing.lead'),
    steps(
      'help.nothing.popup',
      'help.nothing.pause',
      'help.nothing.observe',
      'help.nothing.orders',
      'help.nothing.sync',
      'help.nothing.setup',
    ),
    text('help.nothing.hand'),
    heading('help.nothing.says'),
    terms([
      ...[
        ...TroubleCodeSchema.options,
        ...(['other-station', 'backend-unreachable', 'backend-not-paired'] as const),
        ...(['backend-older'] as const),
      ].map(code => term(`trouble.${code}`, `reason.${code}.cause`, `reason.${code}.fix`)),
      term('trouble.set-up', 'help.nothing.red'),
      term('popup.silent', 'help.nothing.silent'),
      term('popup.list-doubt', 'popup.list-doubt.hint'),
    ]),
  ],
}

const pause: Chapter = {
  id: 'pause',
  title: 'pause.button',
  blocks: [text('help.pause.press'), text('help.pause.who'), text('help.pause.end')],
}

const who: Chapter = {
  id: 'who',
  title: 'help.who.title',
  blocks: [
    text('help.who.before'),
    terms([
      term('help.who.manager', 'help.who.manager.for'),
      term('setup.by.nextech-support', 'help.who.nextech.for'),
      term('help.who.dermpro', 'help.who.dermpro.for'),
      term('help.who.backend', 'help.who.backend.for'),
      term('help.who.sync', 'help.who.sync.for'),
    ]),
  ],
}

/** What staff meet every day. */
export const everyDay = [
  badges,
  resolve,
  existing,
  reasons,
  staff,
  refunds,
  quotes,
  nothingPosted,
  pause,
  who,
]
