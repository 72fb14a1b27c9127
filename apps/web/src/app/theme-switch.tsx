import { useEffect, useState } from 'react'
import { Segmented } from '../ui/segmented.tsx'

type Theme = 'system' | 'light' | 'dark'

const STORED = 'waypoint.theme'
const options = [
  { value: 'system', text: 'Auto' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
] as const

/** As the system has it, unless the reader chose; `theme.js` applies the choice before the first paint. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(stored)
  useEffect(() => {
    const root = document.documentElement
    if (theme === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = theme
    try {
      if (theme === 'system') localStorage.removeItem(STORED)
      else localStorage.setItem(STORED, theme)
    } catch {
      // Storage is switched off: the choice holds for this page.
    }
  }, [theme])
  return <Segmented label="Theme" value={theme} options={options} onChange={setTheme} />
}

function stored(): Theme {
  const theme = document.documentElement.dataset['theme']
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}
