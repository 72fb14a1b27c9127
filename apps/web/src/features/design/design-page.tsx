import { PageHead } from '../../ui/page-head.tsx'
import { Specimens } from './components/specimens.tsx'
import './design-page.css'

/** Every component, in both themes beside each other. */
export function DesignPage() {
  return (
    <>
      <PageHead
        sentence="2 themes, one language"
        detail="Every component as it looks in light and in dark. What a page needs and is not here, it does not need."
      />
      <div className="themes">
        {(['light', 'dark'] as const).map((theme) => (
          <section key={theme} className={`theme-pane is-${theme}`} aria-label={`In ${theme}`}>
            <h2>{theme === 'light' ? 'Light' : 'Dark'}</h2>
            <Specimens />
          </section>
        ))}
      </div>
    </>
  )
}
