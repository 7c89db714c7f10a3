import type { ComponentChildren } from 'preact'
import { StatusSchema } from '../../../lib/domain/status.ts'
import { say } from '../../../lib/words/background-words.ts'
import '../../theme.css'
import { nothing, type StoryBook } from '../../stories/story.ts'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { DayBars } from '../day-bars.tsx'
import { Field } from '../field.tsx'
import { FileField } from '../file-field.tsx'
import { Icon } from '../icon.tsx'
import { Money } from '../money.tsx'
import { Notice } from '../notice.tsx'
import { StatusIcon, type Tone } from '../status-icon.tsx'

const tones: readonly Tone[] = ['good', 'busy', 'warn', 'bad', 'past', 'calm']
const day = (at: number) => ({
  day: `2026-03-${String(at + 3).padStart(2, '0')}`,
  taken: 90_000 + ((at * 37_777) % 250_000),
  posted: at % 4 === 0 ? 40_000 : 90_000 + ((at * 37_777) % 250_000),
})
const days = (count: number) => Array.from({ length: count }, (_, at) => day(at))

/** Stands in for the page that a part belongs to. */
function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div style={{ display: 'grid', gap: '0.75rem', padding: '1rem', justifyItems: 'start' }}>
      <h1>{title}</h1>
      {children}
    </div>
  )
}

function Buttons({ busy = false }: { busy?: boolean }) {
  return (
    <Part title={busy ? 'Buttons under way' : 'Buttons'}>
      <Button kind="primary" busy={busy}>
        Choose
      </Button>
      <Button busy={busy}>Export</Button>
      <Button kind="quiet" busy={busy}>
        Not this patient
      </Button>
      <Button kind="quiet" busy={busy} label="Close">
        <Icon name="close" />
      </Button>
      <Button pressed busy={busy}>
        Only resolve
      </Button>
    </Part>
  )
}

function Fields({ error, value = '' }: { error?: string; value?: string }) {
  return (
    <Part title="Fields">
      <Field label="Last name" value={value} onValue={nothing} error={error} />
      <Field
        label="Birth date"
        type="date"
        value={value && '1980-01-02'}
        hint="As on the chart"
        onValue={nothing}
      />
      <Field label="Note" value={value} onValue={nothing} optional />
      <FileField label="Configuration" accept=".json" hint="The file that IT gave you" onFile={nothing} />
      <FileField label="Processor’s file" accept=".csv" onFile={nothing} />
    </Part>
  )
}

export const book: StoryBook = {
  title: 'Common parts',
  root: 'main',
  width: 640,
  stories: [
    { name: 'buttons', render: () => <Buttons /> },
    { name: 'buttons under way', render: () => <Buttons busy /> },
    { name: 'empty fields', render: () => <Fields /> },
    {
      name: 'fields with an error',
      render: () => <Fields value="Wolfeschlegelsteinhausenbergerdorff" error="Too long for Nextech" />,
    },
    {
      name: 'notices',
      render: () => (
        <Part title="Notices">
          {tones.map(tone => (
            <Notice key={tone} tone={tone} icon="attention" title={`Something is ${tone}`}>
              <p>What to do about it, in words that a person at the front desk understands.</p>
              <Button kind="primary">Do it</Button>
            </Notice>
          ))}
          <Notice tone="calm" icon="waiting" title="Only a title" />
        </Part>
      ),
    },
    {
      name: 'statuses',
      render: () => (
        <Part title="Statuses">
          {StatusSchema.options.map(status => (
            <p key={status}>
              <StatusIcon status={status} /> {say(`status.${status}`)}
            </p>
          ))}
        </Part>
      ),
    },
    {
      name: 'cards and money',
      render: () => (
        <Part title="Cards">
          <Card title="Today" aside={<Money cents={372_911} />}>
            <p>
              <Money cents={0} />, <Money cents={-8_450} />, <Money cents={123_456_789} />
            </p>
          </Card>
          <Card title="A_very_long_name_of_a_file_that_has_no_space_at_all_and_goes_on.csv">
            <p>One line</p>
          </Card>
        </Part>
      ),
    },
    {
      name: 'bars of days',
      render: () => (
        <Part title="Bars of days">
          <DayBars days={days(14)} label="Two weeks" width={300} height={60} />
          <DayBars days={days(29)} label="A month" width={300} height={60} />
          <DayBars days={[]} label="No days" width={300} height={60} />
        </Part>
      ),
    },
  ],
}
