import { Body, Controller, Get, Header, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { GetReview, GetReviewLists, GetReviewTexts, ListReviews, SetReviewRules, SummarizeReviews } from '#application';
import type {
  Principal,
  QueryParameters,
  ReviewLists,
  ReviewQueue,
  ReviewRules,
  ReviewSummary,
  ReviewTexts,
  ReviewView,
} from '#application';
import { Caller } from '../auth/caller.js';
import { cleanText } from '../http/clean-text.js';
import { linkToNext } from '../http/link-to-next.js';
import { ReadingReasonDto } from '../http/reading-reason.dto.js';
import { validateBody } from '../http/validate-body.js';
import { ReviewQueueDto, ReviewSummaryDto } from './review-answers.dto.js';
import { ReviewListsDto, ReviewRulesDto, ReviewTextsDto, ReviewViewDto } from './review-view.dto.js';

const FILTERS = {
  state: 'any of unreviewed,open,examined,closed',
  unitId: 'the competent or the responsible unit, with everything below it',
  cause: 'a code of GET /reviews/lists',
  overdue: 'true: past the deadline of the review',
  officerId: 'the holder, or the person named responsible',
  from: 'late since this day or later',
  to: 'late since this day or earlier',
  month: 'late since within this month, such as 2026-03',
  asOf: 'instant with offset: as the log knew it then, judged at that moment',
};
const Filters = () => (target: object, name: string, descriptor: PropertyDescriptor) => {
  for (const [filter, description] of Object.entries(FILTERS)) {
    ApiQuery({ name: filter, required: false, type: String, description })(target, name, descriptor);
  }
};

@ApiTags('reviews')
@ApiBearerAuth()
@Controller('reviews')
export class ReviewsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @Filters()
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; default 50' })
  @ApiQuery({ name: 'cursor', required: false, description: 'the `next` of the page before' })
  @ApiOperation({
    summary: 'Late dossiers and their reviews, the longest late first; without state what is to be done',
  })
  @ApiOkResponse({ type: ReviewQueueDto })
  async list(
    @Caller() principal: Principal,
    @Query() parameters: QueryParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewQueue> {
    const page = await this.queries.execute(new ListReviews(principal, parameters));
    linkToNext(reply, '/api/v1/reviews', parameters, page.next);
    return page;
  }

  @Get('summary')
  @Filters()
  @ApiQuery({ name: 'groupBy', required: false, description: 'any of cause (default), agency, responsibleUnit, month' })
  @ApiOperation({
    summary: 'How many late dossiers, reviewed or not, by cause, unit and month; excuses change no rate',
  })
  @ApiOkResponse({ type: ReviewSummaryDto })
  summary(@Caller() principal: Principal, @Query() parameters: QueryParameters): Promise<ReviewSummary> {
    return this.queries.execute(new SummarizeReviews(principal, parameters));
  }

  @Get('lists')
  @ApiOperation({ summary: 'The coded lists of causes, measures, grounds and reasons, and the rules in force' })
  @ApiOkResponse({ type: ReviewListsDto })
  lists(@Caller() principal: Principal): Promise<ReviewLists> {
    return this.queries.execute(new GetReviewLists(principal));
  }

  @Put('rules')
  @ApiBody({ type: ReviewRulesDto })
  @ApiOperation({ summary: 'Set the rules of reviewing, as an event; members that are not named stay' })
  @ApiOkResponse({ type: ReviewRulesDto })
  rules(@Caller() principal: Principal, @Body() body: unknown): Promise<ReviewRules> {
    return this.commands.execute(new SetReviewRules(principal, cleanText(body ?? {})));
  }

  @Get(':code')
  @ApiOperation({ summary: 'The review of a late dossier: where it stands, what lacks, whose time it was' })
  @ApiOkResponse({ type: ReviewViewDto })
  async review(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewView> {
    const view = await this.queries.execute(new GetReview(principal, code));
    void reply.header('etag', `"v${String(view.version)}"`);
    return view;
  }

  @Get(':code/texts')
  @ApiQuery({ name: 'reason', required: true, description: 'Why it is needed; at least three characters' })
  @ApiOperation({ summary: 'The free texts of a review in full; the reading is recorded' })
  @ApiOkResponse({ type: ReviewTextsDto })
  texts(
    @Caller() principal: Principal,
    @Param('code') code: string,
    @Query('reason') reason: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReviewTexts> {
    void reply.header('cache-control', 'no-store');
    return this.queries.execute(new GetReviewTexts(principal, code, typeof reason === 'string' ? reason : ''));
  }

  @Post(':code/texts')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiBody({ type: ReadingReasonDto })
  @ApiOperation({ summary: 'The same with the reason in the body, where no log of addresses keeps it' })
  @ApiOkResponse({ type: ReviewTextsDto })
  readTexts(@Caller() principal: Principal, @Param('code') code: string, @Body() body: unknown): Promise<ReviewTexts> {
    return this.queries.execute(new GetReviewTexts(principal, code, validateBody(ReadingReasonDto, body).reason));
  }
}
