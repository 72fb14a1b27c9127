export function ProductPage() {
  return <p>Product</p>
}
