import type { Role } from './session.js';

const CLERK = [
  ...['submit', 'receive', 'refuse-intake', 'hand-over', 'return-result', 'withdraw', 'rate'],
  ...['request-supplement', 'receive-supplement', 'request-payment', 'confirm-payment'],
  ...['request-correction', 'amend-personal'],
];
const OFFICER = [
  ...['hand-over', 'process', 'request-supplement', 'request-payment', 'digitize-result', 'request-correction'],
];

/** Which commands a role gives (CONTRACT 3): only so that no button is shown in vain; the API decides. */
export function mayCommand(role: Role, command: string): boolean {
  if (role === 'supervisor') return true;
  return (role === 'clerk' && CLERK.includes(command)) || (role === 'officer' && OFFICER.includes(command));
}
