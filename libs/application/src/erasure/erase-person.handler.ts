import { Inject } from '@nestjs/common';
import { Command, CommandHandler } from '@nestjs/cqrs';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Principal } from '../access/principal.js';
import type { IngestDependencies } from '../ingest/ingest-sync.types.js';
import { INGEST } from '../ports.js';
import { erasePerson } from './erase-person.js';
import type { ErasedPerson, ErasureRequest } from './erase-person.js';

/** Erase whoever applied for a dossier; see {@link erasePerson}. */
export class ErasePerson extends Command<ErasedPerson> {
  constructor(
    readonly principal: Principal,
    readonly request: ErasureRequest,
  ) {
    super();
  }
}

@CommandHandler(ErasePerson)
export class ErasePersonHandler implements ICommandHandler<ErasePerson, ErasedPerson> {
  constructor(@Inject(INGEST) private readonly tools: IngestDependencies) {}

  execute({ principal, request }: ErasePerson): Promise<ErasedPerson> {
    return erasePerson(this.tools, principal, request);
  }
}
