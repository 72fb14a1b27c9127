export function RevenuePage() {
  return <p>Revenue</p>
}
