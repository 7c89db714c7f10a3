import { WelcomePage } from '../../../components/welcome/welcome-page.tsx'
import { createWelcomeScreen } from '../../../lib/screens/welcome.ts'

const { view, events } = createWelcomeScreen()

export default () => <WelcomePage view={view.value} {...events} />
