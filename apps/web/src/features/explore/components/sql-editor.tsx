import { autocompletion, closeBrackets } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { PostgreSQL, sql } from '@codemirror/lang-sql'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view'
import type { Answer } from '@waypoint/api/client'
import { tags } from '@lezer/highlight'
import { useEffect, useRef } from 'react'

type Tables = Answer<'/sql/tables'>['items']

interface SqlEditorProps {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly onRun: (text: string) => void
  readonly tables: Tables
}

/**
 * CodeMirror in a shadow root: there it adopts its style sheets, where in the page itself it would add style elements
 * that the policy of the page forbids.
 */
export function SqlEditor({ value, onChange, onRun, tables }: SqlEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const language = useRef(new Compartment())
  const called = useRef({ onChange, onRun })
  called.current = { onChange, onRun }
  useEffect(() => {
    const element = host.current
    if (element === null) return
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: value,
        extensions: [
          lineNumbers(),
          history(),
          closeBrackets(),
          autocompletion(),
          syntaxHighlighting(colours),
          placeholder('select …'),
          language.current.of(sql({ dialect: PostgreSQL })),
          keymap.of([
            {
              key: 'Mod-Enter',
              run: (it) => {
                called.current.onRun(it.state.doc.toString())
                return true
              },
            },
            ...defaultKeymap,
            ...historyKeymap,
          ]),
          EditorView.contentAttributes.of({ 'aria-label': 'SQL' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) called.current.onChange(update.state.doc.toString())
          }),
          look,
        ],
      }),
    })
    view.current = editor
    return () => {
      editor.destroy()
      root.replaceChildren()
    }
  }, [])
  useEffect(() => {
    const editor = view.current
    if (editor === null || editor.state.doc.toString() === value) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
  }, [value])
  useEffect(() => {
    const schema = Object.fromEntries(
      tables.map((table) => [`${table.schema}.${table.name}`, table.columns.map(({ name }) => name)]),
    )
    view.current?.dispatch({
      effects: language.current.reconfigure(sql({ dialect: PostgreSQL, schema })),
    })
  }, [tables])
  return <div className="sql-editor" ref={host} />
}

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)' },
  { tag: [tags.string, tags.number, tags.bool], color: 'var(--healthy)' },
  { tag: tags.comment, color: 'var(--ink-3)' },
])

const look = EditorView.theme({
  '&': {
    minHeight: '160px',
    maxHeight: '420px',
    fontSize: '13px',
    color: 'var(--ink)',
    backgroundColor: 'var(--floating)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--raised)', color: 'var(--ink-3)', border: 'none' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection': {
    backgroundColor: 'color-mix(in oklab, var(--accent) 25%, transparent)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--floating)', border: '1px solid var(--line)', color: 'var(--ink)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--chosen)', color: 'var(--ink)' },
})
