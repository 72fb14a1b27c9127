import { Dialog } from '../ui/dialog.tsx'
import { places } from './navigation.ts'
import './shell.css'

const keys: readonly (readonly [string, string])[] = [
  ['Ctrl K', 'Find an account or a page'],
  ['/', 'Search on this page'],
  ['j  k', 'Next and previous row'],
  ['Enter', 'Open the row'],
  ['Esc', 'Close what is open'],
  ['Ctrl Enter', 'Run the SQL'],
  ['?', 'These keys'],
]

export function KeyList({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog label="Keys" onClose={onClose}>
      <h2>Keys</h2>
      <dl className="key-list">
        {[...keys, ...places.map(({ key, name }) => [`g ${key}`, name] as const)].map(([key, what]) => (
          <div key={key}>
            <dt>{key.split(' ').map((part) => (part === '' ? ' ' : <kbd key={part}>{part}</kbd>))}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button" onClick={onClose}>
        Close
      </button>
    </Dialog>
  )
}
