import { useMutation, useQueryClient } from '@tanstack/react-query'
import { decimal } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { type FormEvent, useState } from 'react'
import { api } from '../../../api/client.ts'
import { useGet } from '../../../api/use-get.ts'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { MatchLevels } from '../../account/components/match-levels.tsx'
import type { ReviewPair } from './identity-review.tsx'
import './judge-pair.css'

interface JudgePairProps {
  readonly pair: ReviewPair
  readonly onClose: () => void
}

const AUTHOR = 'waypoint.author'

/** Both records beside each other, and the decision with its reason. */
export function JudgePair({ pair, onClose }: JudgePairProps) {
  const client = useQueryClient()
  const [author, setAuthor] = useState(rememberedAuthor)
  const [reason, setReason] = useState('')
  const decisions = useGet('/data/identity/decisions', {}).data
  const decide = useMutation({
    mutationFn: (decision: 'accept' | 'refuse') =>
      api.post('/data/identity/decisions', {
        body: {
          decision,
          one: `${pair.sourceSystem}:${pair.sourceId}`,
          other: `${pair.otherSourceSystem}:${pair.otherSourceId}`,
          author,
          reason,
        },
      }),
    onSuccess: async () => {
      remember(author)
      await client.invalidateQueries()
      onClose()
    },
  })
  const isReady = author.trim() !== '' && reason.trim() !== '' && !decide.isPending
  return (
    <SidePanel label="Judge the pair" title="One customer, or two?" onClose={onClose}>
      <div className="judge-records">
        <RecordCard name={pair.name} system={pair.sourceSystem} id={pair.sourceId} />
        <RecordCard name={pair.otherName} system={pair.otherSourceSystem} id={pair.otherSourceId} />
      </div>
      <p className="facts">
        <span>Probability {decimal(pair.probability, 3)}</span>
        <span>{pair.isTogether ? 'One customer now' : 'Two customers now'}</span>
      </p>
      <section className="part">
        <h3>How far they agree</h3>
        <MatchLevels link={pair} />
      </section>
      {decisions?.state === 'missing' ? (
        <p className="part small">{decisions.why}</p>
      ) : (
        <form className="part judge-form" onSubmit={stay}>
          <label>
            Your name
            <input
              className="field"
              value={author}
              autoComplete="name"
              onChange={(event) => setAuthor(event.target.value)}
            />
          </label>
          <label>
            Reason
            <textarea
              className="field"
              rows={3}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          {decide.error === null ? null : (
            <p role="alert" className="small">
              The decision was not kept: {decide.error.message}
            </p>
          )}
          <div className="page-tools">
            <button
              type="submit"
              className="button is-main"
              disabled={!isReady}
              onClick={() => decide.mutate('accept')}
            >
              Accept: one customer
            </button>
            <button
              type="button"
              className="button"
              disabled={!isReady}
              onClick={() => decide.mutate('refuse')}
            >
              Refuse: two customers
            </button>
          </div>
        </form>
      )}
    </SidePanel>
  )
}

/** The buttons decide; the Enter key must not. */
const stay = (event: FormEvent): void => event.preventDefault()

interface RecordCardProps {
  readonly name: string | null
  readonly system: string
  readonly id: string
}

function RecordCard({ name, system, id }: RecordCardProps) {
  return (
    <div>
      <b>{name ?? 'No name'}</b>
      <span className="under">
        {term(system)} {id}
      </span>
    </div>
  )
}

function rememberedAuthor(): string {
  try {
    return localStorage.getItem(AUTHOR) ?? ''
  } catch {
    return ''
  }
}

function remember(author: string): void {
  try {
    localStorage.setItem(AUTHOR, author)
  } catch {
    // Storage is switched off: the name is asked again.
  }
}
