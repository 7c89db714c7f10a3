import { PlainDom } from '../../stories/plain-dom.tsx'
import { ShopPage } from '../../stories/shop-page.tsx'
import { nothing, type Story, type StoryBook } from '../../stories/story.ts'
import { type Candidate, createTeachSurface, type TeachEvents, type TeachFace } from '../teach-surface.ts'

const events: TeachEvents = {
  onPointer: nothing,
  onPress: nothing,
  onScroll: nothing,
  onKey: nothing,
  onTake: nothing,
  onSkip: nothing,
  onBack: nothing,
  onCancel: nothing,
  onHelp: nothing,
}
const first: TeachFace = { part: 'number', at: 1, count: 5, problem: null, busy: false, chosen: [] }
const third: TeachFace = {
  ...first,
  part: 'customer',
  at: 3,
  chosen: [
    { part: 'number', text: '100000101' },
    { part: 'date', text: 'Mar 16, 2026, 9:10 AM' },
  ],
}
const candidate: Candidate = { at: 3, count: 12, text: 'Testa Sample' }

/** Draws around the cells that the words speak of, as the teaching script does. */
function draw(host: HTMLElement, face: TeachFace, pointed: Candidate | null): () => void {
  const { ownerDocument: document } = host
  const surface = createTeachSurface(document, events)
  const row = document.querySelector('tbody tr')
  const rectOf = (at: number) => row?.children[at]?.getBoundingClientRect()
  surface.show(face)
  surface.point(pointed)
  surface.outline({
    under: pointed ? (rectOf(2) ?? null) : null,
    row: row?.getBoundingClientRect() ?? null,
    taken: face.chosen.flatMap((_, at) => rectOf(at) ?? []),
  })
  return surface.remove
}

function story(name: string, face: TeachFace, pointed: Candidate | null = null): Story {
  return {
    name,
    render: () => (
      <ShopPage numbers={['100000101', '100000102', '100000103']}>
        <PlainDom draw={host => draw(host, face, pointed)} />
      </ShopPage>
    ),
  }
}

const problems = ['no-number', 'no-rows', 'not-same-order', 'not-sure', 'lost'] as const

export const book: StoryBook = {
  title: 'Teach this page',
  root: 'main',
  width: 960,
  stories: [
    story('the first question', first),
    story('a later question', third),
    story('pointing at a text', third, candidate),
    story('something is not on the page', {
      ...third,
      part: 'total',
      at: 4,
      chosen: [...third.chosen, { part: 'customer', text: null }],
    }),
    story('looking for the list', { ...third, part: 'status', at: 5, busy: true }),
    ...problems.map(problem => story(`trouble: ${problem}`, { ...third, problem })),
  ],
}
