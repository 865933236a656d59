import { Body, Controller, Headers, HttpCode, Post, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ExplainDeadline } from '#application';
import type { DeadlineView, Principal } from '#application';
import { TEXT_LANGUAGES } from '#exchange';
import { Caller } from '../auth/caller.js';
import { cleanText } from '../http/clean-text.js';
import { QUESTION_SCHEMA } from './question-schema.js';
import { FORMATS, wantedText } from './wanted-text.js';

@ApiTags('deadlines')
@ApiBearerAuth()
@Controller('deadlines')
export class DeadlinesController {
  constructor(private readonly queries: QueryBus) {}

  @Post('explain')
  @HttpCode(200)
  @ApiOperation({ summary: 'A due worked out span by span, as data or (Accept: text/plain) as text; stores nothing' })
  @ApiBody({ schema: QUESTION_SCHEMA })
  @ApiQuery({ name: 'format', required: false, enum: FORMATS, description: 'Instead of Accept' })
  @ApiQuery({ name: 'lang', required: false, enum: TEXT_LANGUAGES, description: 'Instead of Accept-Language' })
  @ApiProduces('application/json', 'text/plain')
  async explain(
    @Caller() principal: Principal,
    @Body() body: unknown,
    @Query() query: Record<string, unknown>,
    @Headers('accept') accept: string | undefined,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeadlineView | string> {
    const language = wantedText(query, accept, acceptLanguage);
    const answer = await this.queries.execute(new ExplainDeadline(principal, cleanText(body), language));
    void reply.header('vary', 'Accept, Accept-Language');
    if (answer.kind === 'view') return answer.view;
    void reply.type('text/plain; charset=utf-8').header('content-language', language ?? 'vi');
    return answer.text;
  }
}
