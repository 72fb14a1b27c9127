/** Runs in the page: shows the entries of the list that hold every word of the search. */
export const DOCS_SCRIPT = `
const search = document.querySelector('#search')
const none = document.querySelector('#none')
const sections = [...document.querySelectorAll('nav section')]
search.addEventListener('input', () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
  let found = 0
  for (const section of sections) {
    const entries = [...section.querySelectorAll('li')]
    for (const entry of entries) entry.hidden = !words.every((word) => entry.dataset.text.includes(word))
    const shown = entries.filter((entry) => !entry.hidden).length
    section.hidden = shown === 0
    found += shown
  }
  none.hidden = found > 0
})
window.addEventListener('hashchange', () => window.scrollTo(0, 0))
`
