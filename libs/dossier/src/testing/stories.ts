import type { DossierCommand } from '../commands.js';
import type { CommandName } from '../vocabulary.js';
import { handOver, process, receive, refuseIntake, returnResult, stop, submit, withdraw } from './commands.js';

/** One story for every state that commands can lead to, all before 2026-03-03. */
export const STORIES = {
  none: [],
  submitted: [submit('2026-03-02 07:00')],
  refusedIntake: [submit('2026-03-02 07:00'), refuseIntake('2026-03-02 08:00')],
  'withdrawn before reception': [submit('2026-03-02 07:00'), withdraw('2026-03-02 08:00')],
  received: [receive('2026-03-02 08:00')],
  inProcess: [receive('2026-03-02 08:00'), handOver('2026-03-02 09:00')],
  processed: [receive('2026-03-02 08:00'), process('2026-03-02 10:00')],
  returned: [receive('2026-03-02 08:00'), process('2026-03-02 10:00'), returnResult('2026-03-02 11:00')],
  withdrawn: [receive('2026-03-02 08:00'), withdraw('2026-03-02 10:00')],
  stopped: [receive('2026-03-02 08:00'), stop('2026-03-02 10:00')],
} as const satisfies Record<string, DossierCommand[]>;
export type Story = keyof typeof STORIES;

/** What may be done in each of them, written down a second time: a clerk can check this table. */
export const ALLOWED: Record<Story, CommandName[]> = {
  none: ['submit', 'receive', 'refuse-intake'],
  submitted: ['receive', 'refuse-intake', 'withdraw'],
  refusedIntake: [],
  'withdrawn before reception': [],
  received: ['hand-over', 'process', 'withdraw', 'stop'],
  inProcess: ['hand-over', 'process', 'withdraw', 'stop'],
  processed: ['hand-over', 'return-result'],
  returned: [],
  withdrawn: [],
  stopped: [],
};

/** The stories in which a command is refused. */
export const refusedIn = (command: CommandName): Story[] =>
  (Object.keys(STORIES) as Story[]).filter((story) => !ALLOWED[story].includes(command));
