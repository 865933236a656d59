import { useQuery } from '@tanstack/react-query';
import { fetched } from '../../api/client.js';
import type { Limit } from '../../parts/catalogue.js';

/** What this page reads of `GET /dossiers/{code}`. */
export interface DossierView {
  code: string;
  version: number;
  state: string;
  facts: DossierFacts;
  applicant: Record<string, string> | null;
  availableCommands: string[];
}
export interface DossierFacts {
  received: boolean;
  procedureCode: string | null;
  agencyId: string | null;
  receivingAgencyId?: string | null;
  channel: string | null;
  submittedAt: string | null;
  receivedAt?: string;
  dueAt?: string | null;
  grain?: 'date' | 'instant';
  firstPromiseAt?: string | null;
  processedAt?: string | null;
  returnedAt?: string | null;
  limit?: Limit | null;
  respondBy?: string | null;
  paymentRequested?: number | null;
  holder?: { unitId: string | null; officerId: string | null };
  withdrawnAt?: string | null;
  stoppedAt?: string | null;
  decision?: string | null;
  /** Who recorded the reception: only they amend the applicant by themselves. */
  receivedBy?: string | null;
  extensions?: number;
  clockPolicy?: { extensions?: number } | null;
  pendingCorrections?: PendingCorrection[];
}
/** A correction that waits for somebody else's word. */
export interface PendingCorrection {
  requestEventId: string;
  targetEventId: string;
  field: string;
  from: string | null;
  to: string | null;
  requestedBy: string | null;
  requestedAt: string;
}
export interface TimelineEvent {
  position: number;
  version: number;
  eventId: string;
  type: string;
  occurredAt: string;
  recordedAt: string;
  actorId: string | null;
  /** Whom the actor acted for; null: themselves. */
  onBehalfOf: string | null;
  unitId: string | null;
  data: Record<string, unknown>;
  hash: string;
}

export const pathOf = (code: string): string => `/api/v1/dossiers/${encodeURIComponent(code)}`;

export const useDossier = (code: string) =>
  useQuery({ queryKey: ['dossier', code], queryFn: () => fetched<DossierView>(pathOf(code)) });

export const useTimeline = (code: string) =>
  useQuery({
    queryKey: ['dossier', code, 'timeline'],
    queryFn: () => fetched<{ events: TimelineEvent[] }>(`${pathOf(code)}/timeline`).then(({ events }) => events),
  });
