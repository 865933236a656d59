import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ListDossiers } from '#application';
import type { DossierList, Principal, QueryParameters } from '#application';
import { Caller } from '../auth/caller.js';
import { DossierListDto } from '../desk/desk.dto.js';
import { linkToNext } from '../http/link-to-next.js';

const FILTERS = [
  'state',
  'agencyId',
  'fieldCode',
  'procedureCode',
  'officerId',
  'holderUnitId',
  'channel',
  'dueBefore',
  'dueAfter',
  'overdue',
  'code',
  'codeEnd',
  'q',
  'open',
  'due',
  'atRisk',
  'sort',
];
const MEANINGS: Readonly<Record<string, string>> = {
  officerId: 'the holder; `me`: the caller, or whoever they act for; `none`: held by nobody in person',
  holderUnitId: 'the unit that holds it now',
  code: 'the whole code, as it is written',
  codeEnd: 'the end of a code, in any case: its day and number',
  q: 'part of a code, in any case',
  open: 'true: received and not ended',
  due: 'today or soon (the next two working days): open, in time, not waiting',
  atRisk: 'true: in time and not waiting, with little of the limit left (as the reminder is dated)',
  sort: 'received (default: the newest first) or due (the first due first; only what is open)',
};

/** Each filter a parameter of its own. */
const Filters = () => (target: object, name: string, descriptor: PropertyDescriptor) => {
  for (const filter of FILTERS) {
    const description = MEANINGS[filter] ?? 'filter';
    ApiQuery({ name: filter, required: false, type: String, description })(target, name, descriptor);
  }
};

@ApiTags('dossiers')
@ApiBearerAuth()
@Controller('dossiers')
export class DossierListController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Dossiers as they stand now, the newest reception first' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; default 50' })
  @ApiQuery({ name: 'cursor', required: false, description: 'the `next` of the page before' })
  @Filters()
  @ApiOkResponse({ type: DossierListDto })
  async list(
    @Caller() principal: Principal,
    @Query() parameters: QueryParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DossierList> {
    const page = await this.queries.execute(new ListDossiers(principal, parameters));
    linkToNext(reply, '/api/v1/dossiers', parameters, page.next);
    return page;
  }
}
