import { Query } from '@nestjs/cqrs';
import type { TextLanguage } from '#exchange';
import type { Principal } from '../access/principal.js';
import type { DeadlineView } from './deadline-view.js';

/** The answer as data, or as text where a language was asked for. */
export type ExplainedDeadline = { kind: 'view'; view: DeadlineView } | { kind: 'text'; text: string };

/** Works a deadline out without any dossier; reads only the catalogue, for ids the body names. */
export class ExplainDeadline extends Query<ExplainedDeadline> {
  constructor(
    readonly principal: Principal,
    readonly body: unknown,
    /** Given: answered as text. */
    readonly language: TextLanguage | null,
  ) {
    super();
  }
}
