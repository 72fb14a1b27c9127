export function ServicePage() {
  return <p>Service</p>
}
