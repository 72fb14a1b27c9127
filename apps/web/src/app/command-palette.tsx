import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import { api } from '../api/client.ts'
import { Dialog } from '../ui/dialog.tsx'
import { places } from './navigation.ts'
import type { Search } from './search.ts'
import './command-palette.css'

interface Choice {
  readonly id: string
  readonly text: string
  readonly note: string
  readonly to: string
  readonly search?: Search
}

const LISTED = 8

/** Accounts, pages, metrics and models by a part of their name. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const navigate = useNavigate()
  const choices = useChoices(useDeferredValue(text.trim()))
  const chosen = choices[Math.min(at, choices.length - 1)]
  const go = (choice: Choice | undefined): void => {
    if (choice === undefined) return
    onClose()
    void navigate({ to: choice.to, search: choice.search ?? {} })
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') go(chosen)
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choices.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else return
    event.preventDefault()
  }
  return (
    <Dialog label="Find" onClose={onClose} className="palette">
      <input
        className="palette-field"
        type="text"
        role="combobox"
        aria-label="Find an account, a page, a metric or a model"
        aria-expanded={choices.length > 0}
        aria-controls="palette-list"
        aria-activedescendant={chosen === undefined ? undefined : `palette-${chosen.id}`}
        placeholder="Account, page, metric, model"
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      <div id="palette-list" role="listbox" aria-label="Found">
        {choices.map((choice) => (
          <div
            key={choice.id}
            id={`palette-${choice.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice === chosen}
            className="palette-choice"
            onClick={() => go(choice)}
            onKeyDown={onKey}
          >
            <span>{choice.text}</span>
            <span className="quiet">{choice.note}</span>
          </div>
        ))}
      </div>
      {choices.length === 0 ? <p className="quiet small">Nothing is called that.</p> : null}
    </Dialog>
  )
}

function useChoices(text: string): readonly Choice[] {
  const { data } = useQuery({
    queryKey: ['/search', text],
    queryFn: ({ signal }) => api.get('/search', { query: { q: text, limit: LISTED }, signal }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  const pages = [...places, { to: '/design', name: 'Design', question: 'Every component in both themes' }]
    .filter(({ name, question }) => `${name} ${question}`.toLowerCase().includes(text.toLowerCase()))
    .map(({ to, name, question }): Choice => ({ id: to, text: name, note: question, to }))
  if (text === '' || data === undefined) return pages
  return [
    ...data.customers.map(
      (it): Choice => ({
        id: it.customerId,
        text: it.customerName,
        note: it.segment === null ? 'Account' : term(it.segment),
        to: `/accounts/${encodeURIComponent(it.customerId)}`,
      }),
    ),
    ...pages,
    ...data.metrics.map(
      (it): Choice => ({
        id: `metric-${it.name}`,
        text: it.label,
        note: 'Metric',
        to: '/explore',
        search: { metrics: it.name },
      }),
    ),
    ...data.models.map(
      (it): Choice => ({
        id: it.uniqueId,
        text: it.name,
        note: term(it.type),
        to: '/data/catalogue',
        search: { open: it.uniqueId },
      }),
    ),
  ]
}
