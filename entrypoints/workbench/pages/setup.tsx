import { SetupPage } from '../../../components/setup/setup-page.tsx'
import { createSetupScreen } from '../../../lib/screens/setup.ts'

const { view, events } = createSetupScreen()

export default () => <SetupPage view={view.value} {...events} />
