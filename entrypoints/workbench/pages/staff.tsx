import { useEscape } from '../../../components/common/use-escape.ts'
import { ResolvePanel } from '../../../components/resolve/resolve-panel.tsx'
import { StaffPage } from '../../../components/staff/staff-page.tsx'
import { createStaffScreen } from '../../../lib/screens/staff.ts'

const { view, panel, events } = createStaffScreen()

/** "Needs staff", with the panel of the open order beside the list. */
export default function Staff() {
  const open = panel.value
  useEscape(() => open?.events.onClose())
  return (
    <StaffPage view={view.value} {...events}>
      {open && <ResolvePanel view={open.view.value} {...open.events} />}
    </StaffPage>
  )
}
