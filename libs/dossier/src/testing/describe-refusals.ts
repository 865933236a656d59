import { describe, it } from '@jest/globals';
import type { CommandName } from '../vocabulary.js';
import { COMMAND_AT } from './commands.js';
import { given } from './given.js';
import { ALLOWED, STATUS_OF, STORIES, refusedIn } from './stories.js';

/** A command in every state that does not allow it: refused with what is allowed instead, nothing written. */
export function describeRefusals(command: CommandName): void {
  describe('in any other state', () => {
    it.each(refusedIn(command))('when %s: refused, with what is allowed', (story) => {
      given(...STORIES[story])
        .when(COMMAND_AT[command]('2026-03-03 10:00'))
        .then({
          ...{ refused: 'DOSSIER.NOT_ALLOWED', command, allowed: ALLOWED[story] },
          status: STATUS_OF[story] ?? story,
        });
    });
  });
}
