import { DuplicatesPage } from '../../../components/duplicates/duplicates-page.tsx'
import { createDuplicatesScreen } from '../../../lib/screens/duplicates.ts'

const { view, events } = createDuplicatesScreen()

export default () => <DuplicatesPage view={view.value} {...events} />
