import type { Answer } from '@waypoint/api/client'
import { count } from '@waypoint/report/format/numbers.ts'
import { useState } from 'react'

type Table = Answer<'/sql/tables'>['items'][number]

interface TableListProps {
  readonly tables: readonly Table[]
  readonly onChoose: (name: string) => void
}

/** What can be asked: tables with their columns. */
export function TableList({ tables, onChoose }: TableListProps) {
  const [text, setText] = useState('')
  const asked = text.toLowerCase()
  const shown = tables.filter(({ schema, name, columns }) =>
    `${schema}.${name} ${columns.map((column) => column.name).join(' ')}`.toLowerCase().includes(asked),
  )
  return (
    <div className="metric-picker">
      <input
        type="search"
        className="field"
        aria-label="Table or column"
        placeholder="Table or column  /"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="table-list">
        {shown.map(({ schema, name, rows, description, columns }) => (
          <li key={`${schema}.${name}`}>
            <details>
              <summary>
                <span data-tip={description}>
                  {schema}.{name}
                </span>{' '}
                <span className="quiet">{count(rows)}</span>
              </summary>
              <button type="button" className="link-button" onClick={() => onChoose(`${schema}.${name}`)}>
                Select from it
              </button>
              <ul>
                {columns.map((column) => (
                  <li key={column.name} data-tip={column.description}>
                    {column.name} <span className="quiet">{column.type.toLowerCase()}</span>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </div>
  )
}
