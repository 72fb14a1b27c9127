import { useState } from 'react'
import type { Metric } from './metrics.tsx'

interface MetricPickerProps {
  readonly metrics: readonly Metric[]
  readonly chosen: readonly string[]
  readonly onChange: (names: readonly string[]) => void
}

const MOST = 4

/** All metrics by name; at most four at a time. */
export function MetricPicker({ metrics, chosen, onChange }: MetricPickerProps) {
  const [text, setText] = useState('')
  const shown = metrics.filter(({ name, label }) =>
    `${name} ${label}`.toLowerCase().includes(text.toLowerCase()),
  )
  const toggle = (name: string): void => {
    if (chosen.includes(name)) onChange(chosen.filter((it) => it !== name))
    else onChange([...chosen, name].slice(-MOST))
  }
  return (
    <div className="metric-picker">
      <input
        type="search"
        className="field"
        aria-label="Name of a metric"
        placeholder="Name of a metric  /"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <fieldset>
        <legend className="out-of-sight">Metrics</legend>
        {shown
          .toSorted((left, right) => Number(chosen.includes(right.name)) - Number(chosen.includes(left.name)))
          .map(({ name, label, description }) => (
            <label key={name} data-tip={description}>
              <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
              {label}
            </label>
          ))}
      </fieldset>
    </div>
  )
}
