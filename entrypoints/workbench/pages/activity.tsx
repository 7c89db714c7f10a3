import { ActivityPage } from '../../../components/activity/activity-page.tsx'
import { createActivityScreen } from '../../../lib/screens/activity.ts'

const { view, events } = createActivityScreen()

export default () => <ActivityPage view={view.value} {...events} />
