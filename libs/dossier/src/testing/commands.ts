import { civilServiceCalendar } from '#calendar';
import type {
  DossierCommand,
  HandOver,
  Process,
  Receive,
  RefuseIntake,
  ReturnResult,
  Stop,
  Submit,
  Terms,
  Withdraw,
} from '../commands.js';
import type { CommandName } from '../vocabulary.js';
import { at } from './at.js';

const common = (time: string) => ({ occurredAt: at(time), personal: null });

/** Five working days under the calendar of the civil service (08:00-12:00, 13:00-17:00). */
export const terms = (given: Partial<Terms> = {}): Terms => ({
  fieldCode: 'ho-tich',
  agencyLevel: 'commune',
  limit: { value: 5, unit: 'workingDay' },
  clockPolicyId: 'default',
  clockPolicy: { supplement: 'pause', payment: 'pause', cutoff: null },
  calendar: civilServiceCalendar,
  ...given,
});

/** Commands as a clerk gives them; times are Vietnam's. */
export const submit = (time: string, given: Partial<Submit> = {}): Submit => ({
  ...{ ...common(time), name: 'submit', procedureCode: '1.004194', agencyId: 'H26.01', channel: 'online' },
  ...given,
});
export const receive = (time: string, given: Partial<Receive> = {}): Receive => ({
  ...{ ...common(time), name: 'receive', procedureCode: '1.004194', caseCode: null },
  ...{ agencyId: 'H26.01', receivingAgencyId: 'H26.09', clockStartsAt: null, channel: 'counter' },
  ...{ applicantKind: 'citizen', components: [], terms: terms() },
  ...given,
});
export const refuseIntake = (time: string, given: Partial<RefuseIntake> = {}): RefuseIntake => ({
  ...{ ...common(time), name: 'refuse-intake', procedureCode: '1.004194', agencyId: 'H26.01', channel: 'counter' },
  ...{ reasonCode: 'incomplete', terms: terms() },
  ...given,
});
export const handOver = (time: string, given: Partial<HandOver> = {}): HandOver => ({
  ...{ ...common(time), name: 'hand-over', toUnitId: 'H26.01.02', toOfficerId: 'officer-1', step: null },
  ...{ mode: 'electronic' },
  ...given,
});
export const process = (time: string, given: Partial<Process> = {}): Process => ({
  ...{ ...common(time), name: 'process', decision: 'granted', resultNumber: '12/QĐ', resultDigitized: true },
  ...given,
});
export const returnResult = (time: string, given: Partial<ReturnResult> = {}): ReturnResult => ({
  ...{ ...common(time), name: 'return-result', via: 'counter' },
  ...given,
});
export const withdraw = (time: string, given: Partial<Withdraw> = {}): Withdraw => ({
  ...{ ...common(time), name: 'withdraw', legalBasisCode: null },
  ...given,
});
export const stop = (time: string, given: Partial<Stop> = {}): Stop => ({
  ...{ ...common(time), name: 'stop', legalBasisCode: 'ND118-18' },
  ...given,
});

/** Any command by its name. */
export const COMMAND_AT: Record<CommandName, (time: string) => DossierCommand> = {
  submit,
  receive,
  'refuse-intake': refuseIntake,
  'hand-over': handOver,
  process,
  'return-result': returnResult,
  withdraw,
  stop,
};
