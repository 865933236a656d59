import type { DossierCommand } from '../commands.js';
import type { CommandName } from '../vocabulary.js';
import {
  approveCorrection,
  digitizeResult,
  expireSupplement,
  extendDeadline,
  handOver,
  process,
  rate,
  receive,
  refuseIntake,
  requestCorrection,
  requestPayment,
  requestSupplement,
  returnResult,
  stop,
  submit,
  withdraw,
} from './commands.js';

const received = receive('2026-03-02 08:00');
const inProcess = [received, handOver('2026-03-02 09:00')];
const undigitized = process('2026-03-02 10:00', { resultDigitized: false });

/** One story for every state that commands can lead to, all before 2026-03-03. */
export const STORIES = {
  none: [],
  submitted: [submit('2026-03-02 07:00')],
  refusedIntake: [submit('2026-03-02 07:00'), refuseIntake('2026-03-02 08:00')],
  'withdrawn before reception': [submit('2026-03-02 07:00'), withdraw('2026-03-02 08:00')],
  received: [received],
  inProcess,
  'in process and extended': [...inProcess, extendDeadline('2026-03-02 10:00')],
  waitingSupplement: [received, requestSupplement('2026-03-02 10:00')],
  'waitingSupplement behind the counter': [...inProcess, requestSupplement('2026-03-02 10:00')],
  'in process with an expired supplement': [
    ...inProcess,
    requestSupplement('2026-03-02 10:00'),
    expireSupplement('2026-03-02 11:00'),
  ],
  waitingPayment: [...inProcess, requestPayment('2026-03-02 10:00')],
  processed: [received, process('2026-03-02 10:00')],
  'processed on paper': [received, undigitized],
  returned: [received, process('2026-03-02 10:00'), returnResult('2026-03-02 11:00')],
  'returned on paper': [received, undigitized, returnResult('2026-03-02 11:00')],
  'returned and rated': [
    ...[received, undigitized, returnResult('2026-03-02 11:00')],
    ...[rate('2026-03-02 12:00'), digitizeResult('2026-03-02 12:00')],
  ],
  withdrawn: [received, withdraw('2026-03-02 10:00')],
  stopped: [received, stop('2026-03-02 10:00')],
  'stopped with a correction asked for': [received, stop('2026-03-02 10:00'), requestCorrection('2026-03-02 11:00')],
  annulled: [
    received,
    requestCorrection('2026-03-02 09:00', { field: 'annul', targetEventId: 'event-1', to: null }),
    approveCorrection('2026-03-02 10:00'),
  ],
} as const satisfies Record<string, DossierCommand[]>;
export type Story = keyof typeof STORIES;

const WORK = ['hand-over', 'request-supplement', 'request-payment'] as const;
const END = ['process', 'withdraw', 'stop'] as const;

/** What may be done in each of them, written down a second time: a clerk can check this table. */
export const ALLOWED: Record<Story, CommandName[]> = {
  none: ['submit', 'receive', 'refuse-intake'],
  submitted: ['receive', 'refuse-intake', 'withdraw'],
  refusedIntake: [],
  'withdrawn before reception': [],
  received: [...WORK, 'extend-deadline', ...END, 'amend-personal', 'request-correction'],
  inProcess: [...WORK, 'extend-deadline', ...END, 'request-correction'],
  'in process and extended': [...WORK, ...END, 'request-correction'],
  waitingSupplement: [
    ...['hand-over', 'receive-supplement', 'expire-supplement', 'withdraw', 'stop'],
    ...['amend-personal', 'request-correction'],
  ] as CommandName[],
  'waitingSupplement behind the counter': [
    ...['hand-over', 'receive-supplement', 'expire-supplement', 'withdraw', 'stop', 'request-correction'],
  ] as CommandName[],
  'in process with an expired supplement': ['hand-over', 'receive-supplement', ...END, 'request-correction'],
  waitingPayment: ['hand-over', 'confirm-payment', 'withdraw', 'stop', 'request-correction'],
  processed: ['hand-over', 'return-result', 'request-correction'],
  'processed on paper': ['hand-over', 'return-result', 'digitize-result', 'request-correction'],
  returned: ['rate', 'request-correction'],
  'returned on paper': ['digitize-result', 'rate', 'request-correction'],
  'returned and rated': ['request-correction'],
  withdrawn: ['request-correction'],
  stopped: ['request-correction'],
  'stopped with a correction asked for': ['request-correction', 'approve-correction', 'reject-correction'],
  annulled: [],
};

/** The status each story ends in, where its name does not say so. */
export const STATUS_OF: Partial<Record<Story, string>> = {
  'withdrawn before reception': 'withdrawn',
  'in process and extended': 'inProcess',
  'waitingSupplement behind the counter': 'waitingSupplement',
  'in process with an expired supplement': 'inProcess',
  'processed on paper': 'processed',
  'returned on paper': 'returned',
  'returned and rated': 'returned',
  'stopped with a correction asked for': 'stopped',
};

/** The stories in which a command is refused. */
export const refusedIn = (command: CommandName): Story[] =>
  (Object.keys(STORIES) as Story[]).filter((story) => !ALLOWED[story].includes(command));
