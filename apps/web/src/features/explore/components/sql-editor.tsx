import { type KeyboardEvent, type SyntheticEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { type CompletedTable, type Completions, sqlCompletions } from '../api/sql-completions.ts'
import { sqlTokens } from '../api/sql-tokens.ts'
import { caretPlace, type Place } from './caret-place.ts'
import './sql-editor.css'

interface SqlEditorProps {
  readonly value: string
  readonly onChange: (sql: string) => void
  readonly onRun: (sql: string) => void
  readonly tables: readonly CompletedTable[]
}

/** The platform’s own field over the same words in colour; tables and columns complete themselves. */
export function SqlEditor({ value, onChange, onRun, tables }: SqlEditorProps) {
  const [offered, setOffered] = useState<Completions | null>(null)
  const [at, setAt] = useState(0)
  const [place, setPlace] = useState<Place>({ left: 0, top: 0 })
  const field = useRef<HTMLTextAreaElement>(null)
  const words = useRef<HTMLPreElement>(null)
  const caretAfter = useRef<number | null>(null)
  const list = useId()
  const chosen = offered?.words[at]
  useLayoutEffect(() => {
    if (caretAfter.current === null) return
    field.current?.setSelectionRange(caretAfter.current, caretAfter.current)
    caretAfter.current = null
  })
  const offer = ({ value: text, selectionStart: caret }: HTMLTextAreaElement): void => {
    const found = sqlCompletions(text, caret, tables)
    setOffered(found.words.length === 0 ? null : found)
    setAt(0)
    if (words.current !== null) setPlace(caretPlace(words.current, found.from))
  }
  const take = (word: string): void => {
    const caret = field.current?.selectionStart
    if (offered === null || caret === undefined) return
    caretAfter.current = offered.from + word.length
    onChange(value.slice(0, offered.from) + word + value.slice(caret))
    setOffered(null)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      setOffered(null)
      onRun(value)
    } else if (offered === null || chosen === undefined) return
    else if (event.key === 'Enter' || event.key === 'Tab') take(chosen)
    else if (event.key === 'ArrowDown') setAt((at + 1) % offered.words.length)
    else if (event.key === 'ArrowUp') setAt((at + offered.words.length - 1) % offered.words.length)
    else if (event.key === 'Escape') setOffered(null)
    else return
    event.preventDefault()
  }
  const onInput = (event: SyntheticEvent<HTMLTextAreaElement>): void => {
    onChange(event.currentTarget.value)
    offer(event.currentTarget)
  }
  return (
    <div className="sql-editor">
      <div className="sql-sheet">
        <pre className="sql-words" aria-hidden="true" ref={words}>
          {sqlTokens(value).map(({ kind, text }, index) => (
            <span key={index} className={`is-${kind}`}>
              {text}
            </span>
          ))}
          {'\n'}
        </pre>
        <textarea
          ref={field}
          aria-label="SQL"
          aria-autocomplete="list"
          {...(offered === null ? {} : { 'aria-controls': list, 'aria-activedescendant': `${list}-${at}` })}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          placeholder="select …"
          value={value}
          onChange={onInput}
          onKeyDown={onKey}
          onBlur={() => setOffered(null)}
          onClick={() => setOffered(null)}
        />
        {offered === null ? null : (
          <div
            id={list}
            className="sql-offers floating"
            role="listbox"
            aria-label="Completions"
            style={place}
          >
            {offered.words.map((word, index) => (
              <div
                key={word}
                id={`${list}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                onPointerDown={(event) => {
                  event.preventDefault()
                  take(word)
                }}
              >
                {word}
              </div>
            ))}
          </div>
        )}
      </div>
    </div>
  )
}
