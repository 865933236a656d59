import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { fetched } from '../../api/client.js';

export const MESSAGE_KINDS = ['receipt', 'supplement', 'apology', 'resultReady'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];
export const MESSAGE_STATES = ['failed', 'queued', 'sent', 'withdrawn'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What an applicant was or is to be told; nothing of whom. */
export interface Message {
  code: string;
  eventId: string;
  kind: MessageKind;
  position: number;
  state: MessageState;
  channel: 'print' | 'webhook' | null;
  attempts: number;
  lastError: string | null;
  failure: string | null;
  createdAt: string;
  sentAt: string | null;
}
interface MessagePage {
  items: Message[];
  before: number | null;
}

/** Where messages go besides paper. */
export interface Gateway {
  url: string;
  kinds: MessageKind[] | null;
  delayMinutes: number;
  since: string;
  setBy: string;
  state: 'active' | 'disabled';
  note: string | null;
}

/** Messages change behind this page: a worker sends them. */
const EVERY_MS = 10_000;

export const useMessages = (state: MessageState) =>
  useInfiniteQuery({
    queryKey: ['messages', state],
    queryFn: ({ pageParam }) =>
      fetched<MessagePage>(
        `/api/v1/messages?state=${state}&limit=50${pageParam === null ? '' : `&before=${String(pageParam)}`}`,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: ({ before }) => before,
    refetchInterval: EVERY_MS,
  });

export const useGateway = () =>
  useQuery({
    queryKey: ['message-gateway'],
    queryFn: () => fetched<{ gateway: Gateway | null }>('/api/v1/message-gateway').then(({ gateway }) => gateway),
    refetchInterval: EVERY_MS,
  });
