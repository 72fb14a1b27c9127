import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../api/client.ts'
import { Dialog } from '../../../ui/dialog.tsx'

interface UndoDecisionProps {
  readonly decision: {
    readonly number: number
    readonly one: string
    readonly other: string
    readonly author: string
  }
}

/** Takes a decision back, with a reason; it stays on record. */
export function UndoDecision({ decision }: UndoDecisionProps) {
  const [isOpen, setOpen] = useState(false)
  const [author, setAuthor] = useState(decision.author)
  const [reason, setReason] = useState('')
  const client = useQueryClient()
  const undo = useMutation({
    mutationFn: () =>
      api.post('/data/identity/decisions/undo', { body: { number: decision.number, author, reason } }),
    onSuccess: async () => {
      setOpen(false)
      await client.invalidateQueries()
    },
  })
  const isReady = author.trim() !== '' && reason.trim() !== '' && !undo.isPending
  return (
    <>
      <button type="button" className="link-button" onClick={() => setOpen(true)}>
        Take back
      </button>
      {isOpen ? (
        <Dialog label="Take the decision back" onClose={() => setOpen(false)}>
          <h2>Take the decision back</h2>
          <p className="quiet small">
            {decision.one} and {decision.other}. It counts from the next build on.
          </p>
          <div className="judge-form part">
            <label>
              Your name
              <input className="field" value={author} onChange={(event) => setAuthor(event.target.value)} />
            </label>
            <label>
              Reason
              <input className="field" value={reason} onChange={(event) => setReason(event.target.value)} />
            </label>
          </div>
          {undo.error === null ? null : (
            <p role="alert" className="small">
              {undo.error.message}
            </p>
          )}
          <div className="page-tools">
            <button
              type="button"
              className="button is-main"
              disabled={!isReady}
              onClick={() => undo.mutate()}
            >
              Take back
            </button>
            <button type="button" className="button" onClick={() => setOpen(false)}>
              Keep it
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
