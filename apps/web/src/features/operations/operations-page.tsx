export function OperationsPage() {
  return <p>Operations</p>
}
