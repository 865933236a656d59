import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CATALOGUES, requireOperation } from '#application';
import type { Catalogues, Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { answer } from '../http/answer-schema.js';
import { AGENCIES_SCHEMA, FIELDS_SCHEMA, PROCEDURES_SCHEMA } from './catalogue-schema.js';

@ApiTags('catalogue')
@ApiBearerAuth()
@Controller('catalogue')
export class CatalogueController {
  constructor(@Inject(CATALOGUES) private readonly catalogues: Catalogues) {}

  @Get('procedures')
  @ApiOperation({ summary: 'Every version of every procedure, with its limits' })
  @ApiOkResponse(answer(PROCEDURES_SCHEMA))
  async procedures(@Caller() principal: Principal) {
    const { procedures } = await this.read(principal);
    return { items: [...procedures.values()].flat() };
  }

  @Get('agencies')
  @ApiOperation({ summary: 'The agency tree with validity dates' })
  @ApiOkResponse(answer(AGENCIES_SCHEMA))
  async agencies(@Caller() principal: Principal) {
    const { agencies } = await this.read(principal);
    return { items: [...agencies.values()] };
  }

  @Get('fields')
  @ApiOperation({ summary: 'Fields of work' })
  @ApiOkResponse(answer(FIELDS_SCHEMA))
  async fields(@Caller() principal: Principal) {
    const { fields } = await this.read(principal);
    return { items: [...fields.values()] };
  }

  @Get('clock-policies')
  @ApiOperation({ summary: 'Clock policies: how waiting and the hour of reception move the due' })
  async clockPolicies(@Caller() principal: Principal) {
    const { clockPolicies } = await this.read(principal);
    return { items: [...clockPolicies].map(([id, policy]) => ({ id, policy })) };
  }

  @Get('calendars')
  @ApiOperation({ summary: 'Every published version of every working calendar' })
  async calendars(@Caller() principal: Principal) {
    const { calendars } = await this.read(principal);
    return { items: [...calendars.values()].flat() };
  }

  @Get('provisional')
  @ApiOperation({ summary: 'Names learnt from files and feeds that nobody has reviewed yet' })
  async provisional(@Caller() principal: Principal) {
    const { procedures, agencies, fields } = await this.read(principal);
    const learnt = <T extends { provisional: boolean }>(all: Iterable<T>) => [...all].filter((one) => one.provisional);
    return {
      // The last word on each: one that was reviewed since is not waiting, though the log keeps what was learnt.
      procedures: learnt([...procedures.values()].flatMap((versions) => versions.slice(-1))),
      agencies: learnt(agencies.values()),
      fields: learnt(fields.values()),
    };
  }

  private async read(principal: Principal) {
    requireOperation(principal, 'catalogue.read');
    return this.catalogues.of(principal.tenant);
  }
}
