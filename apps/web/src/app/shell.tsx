import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { TipLayer } from '../ui/tip-layer.tsx'
import { places } from './navigation.ts'
import { ThemeSwitch } from './theme-switch.tsx'
import { type Overlay, useShortcuts } from './use-shortcuts.ts'
import { VersionStamp } from './version-stamp.tsx'
import './shell.css'

const CommandPalette = lazy(() =>
  import('./command-palette.tsx').then((it) => ({ default: it.CommandPalette })),
)
const KeyList = lazy(() => import('./key-list.tsx').then((it) => ({ default: it.KeyList })))

/** Navigation, the version that is shown, and the page. */
export function Shell() {
  const [overlay, setOverlay] = useState<Overlay>(null)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const { pathname } = useLocation()
  useShortcuts(setOverlay)
  useEffect(() => setMenuOpen(false), [pathname])
  const close = (): void => setOverlay(null)
  const here = places.findLast(({ to }) => (to === '/' ? pathname === '/' : pathname.startsWith(to)))
  return (
    <div className="shell">
      <a className="skip" href="#page">
        Skip to the page
      </a>
      <header className={`side${isMenuOpen ? ' is-open' : ''}`}>
        <div className="side-top">
          <Link to="/" className="brand">
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M8 1 15 15 8 11.4 1 15Z" fill="currentColor" />
            </svg>
            Waypoint
          </Link>
          <span className="here">{here?.name}</span>
          <button
            type="button"
            className="quiet-button menu-button"
            aria-expanded={isMenuOpen}
            aria-controls="navigation"
            onClick={() => setMenuOpen(!isMenuOpen)}
          >
            Menu
          </button>
        </div>
        <div className="side-rest" id="navigation">
          <button type="button" className="find" onClick={() => setOverlay('palette')}>
            Find <kbd>Ctrl K</kbd>
          </button>
          <nav aria-label="Pages">
            <ul>
              {places.map(({ to, name, question }) => (
                <li key={to}>
                  <Link to={to} activeOptions={{ exact: to === '/' }} data-tip={question}>
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <div className="side-foot">
            <VersionStamp />
            <ThemeSwitch />
            <button type="button" className="quiet-button" onClick={() => setOverlay('keys')}>
              Keys <kbd>?</kbd>
            </button>
          </div>
        </div>
      </header>
      <main id="page" tabIndex={-1}>
        <Outlet />
      </main>
      <TipLayer />
      <Suspense fallback={null}>
        {overlay === 'palette' ? <CommandPalette onClose={close} /> : null}
        {overlay === 'keys' ? <KeyList onClose={close} /> : null}
      </Suspense>
    </div>
  )
}
