import { type FormEvent, useState } from 'react'
import { useGet } from '../../../api/use-get.ts'

/** A field that completes names of the project. */
export function NodeChooser({ onChoose }: { readonly onChoose: (id: string) => void }) {
  const [text, setText] = useState('')
  const { data } = useGet('/data/catalogue', {
    query: { limit: 5000, type: ['model', 'source', 'seed', 'snapshot'] },
  })
  const entries = data?.state === 'present' ? data.value.items : []
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const found = entries.find(({ name }) => name === text) ?? entries.find(({ name }) => name.includes(text))
    if (found === undefined || text === '') return
    onChoose(found.uniqueId)
    setText('')
  }
  return (
    <form onSubmit={submit} role="search">
      <input
        type="search"
        className="field"
        list="lineage-names"
        aria-label="Go to a table"
        placeholder="Go to a table  /"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <datalist id="lineage-names">
        {entries.map(({ uniqueId, name }) => (
          <option key={uniqueId} value={name} />
        ))}
      </datalist>
    </form>
  )
}
