import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ListNotices, NOTICE_KINDS } from '#application';
import type { NoticeList, Principal, QueryParameters } from '#application';
import { Caller } from '../auth/caller.js';
import { linkToNext } from '../http/link-to-next.js';

@ApiTags('notices')
@ApiBearerAuth()
@Controller('notices')
export class NoticesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ summary: 'Promises that are due soon or overdue, in the order they were noticed' })
  @ApiQuery({ name: 'after', required: false, description: '`number` of the last notice seen; default 0' })
  @ApiQuery({ name: 'kind', required: false, enum: NOTICE_KINDS })
  @ApiQuery({ name: 'agencyId', required: false, description: 'the competent agency' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; default 50' })
  async list(
    @Caller() principal: Principal,
    @Query() parameters: QueryParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeList> {
    const page = await this.queries.execute(new ListNotices(principal, parameters));
    const next = page.next === null ? null : String(page.next);
    linkToNext(reply, '/api/v1/notices', parameters, next, 'after');
    return page;
  }
}
