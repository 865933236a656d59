import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ExplainClassification } from '#application';
import type { ClassificationView, Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { cleanText } from '../http/clean-text.js';
import { QUESTION_SCHEMA } from './question-schema.js';

@ApiTags('classifications')
@ApiBearerAuth()
@Controller('classifications')
export class ClassificationsController {
  constructor(private readonly queries: QueryBus) {}

  @Post('explain')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The class of given facts under a policy, with the due it was compared with; stores nothing',
  })
  @ApiBody({ schema: QUESTION_SCHEMA })
  explain(@Caller() principal: Principal, @Body() body: unknown): Promise<ClassificationView> {
    return this.queries.execute(new ExplainClassification(principal, cleanText(body)));
  }
}
