import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { isLong } from '../parts/long-list.js';
import { now } from '../time/now.js';

/** What this page knows of the log: the newest position it heard of, and when it last heard anything. */
export interface LiveLog {
  position: number | null;
  /** Milliseconds since 1970 by this computer's clock; null before the first word. */
  heardAt: number | null;
  connected: boolean;
}

/** An event of the stream, as far as this page looks at it. */
export interface HeardEvent {
  position: number;
  streamId: string;
  type: string;
}
type Listener = (event: HeardEvent) => void;

const Context = createContext<{ log: LiveLog; listen: (listener: Listener) => () => void } | null>(null);
/** Lists are asked again at most this often, however busy the log is. */
const SETTLE_MS = 1_500;

/** Follows the log by server-sent events and tells the questions that were asked about dossiers. */
export function LiveLogProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [log, setLog] = useState<LiveLog>({ position: null, heardAt: null, connected: false });
  const [listeners] = useState(() => new Set<Listener>());
  useEffect(() => {
    const stream = new EventSource('/api/v1/stream');
    let settle: ReturnType<typeof setTimeout> | undefined;
    const heard = (position: number | null): void => {
      setLog((was) => ({ position: position ?? was.position, heardAt: now(), connected: true }));
    };
    const onMessage = (message: MessageEvent<string>): void => {
      const event = JSON.parse(message.data) as Partial<HeardEvent>;
      heard(event.position ?? null);
      if (message.type === 'head' || event.streamId === undefined) return;
      for (const listener of listeners) listener(event as HeardEvent);
      void queries.invalidateQueries({ queryKey: ['dossier', codeOf(event.streamId)] });
      settle ??= setTimeout(() => {
        settle = undefined;
        void queries.invalidateQueries({ queryKey: ['dossiers'], refetchType: 'none' });
        void queries.refetchQueries({
          ...{ queryKey: ['dossiers'], type: 'active', stale: true },
          predicate: ({ state }) => !isLong(state.data),
        });
      }, SETTLE_MS);
    };
    for (const type of STREAM_TYPES) stream.addEventListener(type, onMessage);
    stream.onopen = () => heard(null);
    stream.onerror = () => setLog((was) => ({ ...was, connected: false }));
    return () => {
      clearTimeout(settle);
      stream.close();
    };
  }, [queries, listeners]);
  const value = useMemo(
    () => ({
      log,
      listen: (listener: Listener) => {
        listeners.add(listener);
        return () => {
          listeners.delete(listener);
        };
      },
    }),
    [log, listeners],
  );
  return <Context value={value}>{children}</Context>;
}

const codeOf = (streamId: string): string => streamId.replace(/^(dossier|review|messages)-/, '');

/** Server-sent events are heard by name; these are all that the log knows (libs/dossier events.ts) and ours. */
const STREAM_TYPES = [
  ...['head', 'notice', 'DossierSubmitted', 'DossierReceived', 'IntakeRefused', 'DossierHandedOver'],
  ...['SupplementRequested', 'SupplementReceived', 'SupplementExpired', 'PaymentRequested', 'PaymentReceived'],
  ...['DeadlineExtended', 'DeadlineRecalculated', 'DossierWithdrawn', 'ProcessingStopped', 'DossierProcessed'],
  ...['ResultReturned', 'ResultDigitized', 'SatisfactionRated', 'CorrectionRequested', 'DossierCorrected'],
  ...['CorrectionRejected', 'PersonalDataAmended', 'ActivityRecorded', 'PersonErased'],
  ...['ReviewOpened', 'CauseCoded', 'RepeatCauseFlagged', 'MeasureRecorded', 'ApologyIssued', 'ApologySigned'],
  ...['LatenessJudged', 'ReviewClosed', 'ReviewReopened', 'ApologyTold'],
];

function useLive() {
  const live = useContext(Context);
  if (live === null) throw new Error('outside of the live log');
  return live;
}

/** Position and age of what this page knows. */
export const useLiveLog = (): LiveLog => useLive().log;

/** Hears of events as they are committed. */
export function useHeard(listener: Listener): void {
  const { listen } = useLive();
  useEffect(() => listen(listener), [listen, listener]);
}
