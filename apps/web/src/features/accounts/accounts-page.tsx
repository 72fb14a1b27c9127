export function AccountsPage() {
  return <p>Accounts</p>
}
