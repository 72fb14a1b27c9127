import type { LiveEvent } from '@waypoint/api/client'
import { useEffect, useRef, useState } from 'react'

type Progress = Extract<LiveEvent, { kind: 'run' }>['progress']

/** The run that goes on, as the server tells it; null until it tells one. */
export function useLiveRun(onEnd: () => void): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null)
  const ended = useRef(onEnd)
  ended.current = onEnd
  useEffect(() => {
    const events = new EventSource('/api/v1/events')
    events.addEventListener('run', (event) => {
      const told = JSON.parse(String(event.data)) as Extract<LiveEvent, { kind: 'run' }>
      setProgress(told.progress)
      if (!told.progress.isRunning) ended.current()
    })
    return () => events.close()
  }, [])
  return progress
}
