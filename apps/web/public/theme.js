/* Before the first paint, so that a page in the chosen theme never flashes in the other. */
try {
  const theme = localStorage.getItem('waypoint.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}
