export function PositionPage() {
  return null
}
