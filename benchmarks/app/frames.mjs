const SCROLLED_MS = 3000
const ROWS = 20_000
/** A hard flick: 190 rows a second. */
const PIXELS_A_SECOND = 6000

/** Frames while a table of 20,000 rows is scrolled evenly, from its middle. */
export async function framesOfLongTable(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${address}/design?rows=${ROWS}`, { waitUntil: 'networkidle' })
  const table = page.locator('.table-scroll.is-long').first()
  await table.waitFor()
  const frames = await table.evaluate(scrolled, { lasting: SCROLLED_MS, speed: PIXELS_A_SECOND })
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
async function scrolled(element, { lasting, speed }) {
  const frames = []
  const from = element.scrollHeight / 2
  const startedAt = performance.now()
  for (;;) {
    const at = await new Promise((resolve) => requestAnimationFrame(resolve))
    frames.push(at)
    const spent = performance.now() - startedAt
    if (spent >= lasting) return frames
    element.scrollTop = from + (spent / 1000) * speed
  }
}
