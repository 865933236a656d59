/** Who is told of the log as it grows. */
export interface WebhookView {
  id: string;
  url: string;
  /** Names of events, `HeadSigned` among them; null: everything. */
  types: string[] | null;
  state: 'active' | 'disabled';
  /** Why it is disabled; null while it is not. */
  note: string | null;
  createdBy: string;
  createdAt: string;
  /** Everything up to here was delivered. */
  position: number;
  /** Attempts in a row that failed. */
  failures: number;
  failingSince: string | null;
  nextTryAt: string | null;
}

/** One attempt. */
export interface DeliveryView {
  deliveryId: number;
  messageId: string;
  type: string;
  position: number;
  attempt: number;
  attemptedAt: string;
  tookMs: number;
  status: number | null;
  error: string | null;
}

/** Calls the outside; platform brings it, with the guard against the house's own network. */
export interface WebhookCalls {
  /** Why a URL may not be called; null if it may. */
  refusalOf(url: string): string | null;
  /** The status of the answer; rejects where there was none. */
  post(url: string, message: { headers: Record<string, string>; body: string }): Promise<number>;
}

/** Name of the message that carries a signed head. */
export const HEAD_SIGNED = 'HeadSigned';
