import { ReconciliationPage } from '../../../components/reconciliation/reconciliation-page.tsx'
import { createReconciliationScreen } from '../../../lib/screens/reconciliation.ts'

const { view, events } = createReconciliationScreen()

export default () => <ReconciliationPage view={view.value} {...events} />
