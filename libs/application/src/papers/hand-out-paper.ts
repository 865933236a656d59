import { Command } from '@nestjs/cqrs';
import type { PaperKind } from '#exchange';
import type { Principal } from '../access/principal.js';

/** Forms whose handing out is how their applicant is told, and the event that each tells of. */
export const TOLD_BY_PAPER = {
  receipt: 'DossierReceived',
  supplement: 'SupplementRequested',
  apology: 'DeadlineExtended',
} as const satisfies Partial<Record<PaperKind, string>>;
export type TellingPaper = keyof typeof TOLD_BY_PAPER;

/** A form was given to the applicant, who is told by it; said again it changes nothing. */
export class HandOutPaper extends Command<void> {
  constructor(
    readonly principal: Principal,
    readonly code: string,
    readonly paper: TellingPaper,
    /** Which of several supplement requests or extensions; null: the last. */
    readonly eventId: string | null,
  ) {
    super();
  }
}
