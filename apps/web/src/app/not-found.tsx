import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/empty-state.tsx'

export function NotFound() {
  return (
    <EmptyState title="There is no such page">
      The address may be of an older version. <Link to="/">Go to customers</Link>, or find what you look for
      with <kbd>Ctrl</kbd> <kbd>K</kbd>.
    </EmptyState>
  )
}
