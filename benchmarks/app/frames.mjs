const SCROLLED_MS = 3000
const ROWS = 20_000

/** Frames while the answer of a statement, 20,000 rows of it, is scrolled evenly from its beginning to its end. */
export async function framesOfLongTable(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${address}/design?rows=${ROWS}`, { waitUntil: 'networkidle' })
  const table = page.locator('.table-scroll.is-long').first()
  await table.waitFor()
  const frames = await table.evaluate(scrolled, SCROLLED_MS)
  await context.close()
  const lengths = frames.slice(1).map((at, index) => at - frames[index])
  const sorted = lengths.toSorted((one, other) => one - other)
  const spent = frames.at(-1) - frames[0]
  return {
    perSecond: (lengths.length / spent) * 1000,
    p95Ms: sorted[Math.floor(sorted.length * 0.95)],
  }
}

/** Runs in the page. */
async function scrolled(element, lasting) {
  const frames = []
  const end = element.scrollHeight - element.clientHeight
  const startedAt = performance.now()
  for (;;) {
    const at = await new Promise((resolve) => requestAnimationFrame(resolve))
    frames.push(at)
    const share = (performance.now() - startedAt) / lasting
    if (share >= 1) return frames
    element.scrollTop = share * end
  }
}
