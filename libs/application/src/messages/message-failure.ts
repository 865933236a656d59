/** Why a message was not sent, for a page to say in its own words. */
export type MessageFailure = 'noContact' | 'gatewayRefused' | 'secretClosed' | 'noAnswer';

/** Nothing to send to: only paper, or a number that is entered, helps. */
export const NO_CONTACT = 'the applicant gave neither phone nor e-mail: print the paper';
export const SECRET_CLOSED =
  'its secret does not open under the DUNGHEN_KEY in use; set the gateway again for a new one';
const ANSWERED = 'the gateway answered ';
export const answeredBadly = (status: number): string => `${ANSWERED}${String(status)}`;

/** The kind of an error that deliveries wrote; anything else is a call that had no answer. */
export function failureOf(lastError: string | null): MessageFailure | null {
  if (lastError === null) return null;
  if (lastError === NO_CONTACT) return 'noContact';
  if (lastError === SECRET_CLOSED) return 'secretClosed';
  return lastError.startsWith(ANSWERED) ? 'gatewayRefused' : 'noAnswer';
}
