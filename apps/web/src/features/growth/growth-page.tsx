export function GrowthPage() {
  return <p>Growth</p>
}
