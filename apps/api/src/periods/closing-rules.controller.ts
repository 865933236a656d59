import { Body, Controller, Get, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsInt, Max, Min, Validate, ValidateIf, ValidatorConstraint } from 'class-validator';
import type { ValidatorConstraintInterface } from 'class-validator';
import { ChangeClosingRules, GetClosingRules, MOST_CLOSE_AFTER_DAYS } from '#application';
import type { ClosingRulesView, Principal } from '#application';
import { parsePlainDate } from '#calendar';
import { Caller } from '../auth/caller.js';
import { validateBody } from '../http/validate-body.js';

@ValidatorConstraint({ name: 'plainDate' })
class PlainDateRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && parsePlainDate(value) !== null;
  }

  defaultMessage(): string {
    return 'YYYY-MM-DD, a real date';
  }
}

class ClosingRulesDto {
  @ApiPropertyOptional({ example: '2026-03-01', description: 'periods that ended before it are never closed' })
  @ValidateIf((_, value) => value !== undefined)
  @Validate(PlainDateRule)
  goLiveOn?: string;

  @ApiPropertyOptional({ minimum: 0, maximum: MOST_CLOSE_AFTER_DAYS, description: 'days after a period’s end' })
  @ValidateIf((_, value) => value !== undefined)
  @IsInt()
  @Min(0)
  @Max(MOST_CLOSE_AFTER_DAYS)
  closeAfterDays?: number;
}

@ApiTags('periods')
@ApiBearerAuth()
@Controller('closing-rules')
export class ClosingRulesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'From when on periods are closed, and how many days after their end' })
  read(@Caller() principal: Principal): Promise<ClosingRulesView> {
    return this.queries.execute(new GetClosingRules(principal));
  }

  @Put()
  @ApiBody({ type: ClosingRulesDto })
  @ApiOperation({ summary: 'Change them; the log keeps the old and the new values' })
  change(@Caller() principal: Principal, @Body() body: unknown): Promise<ClosingRulesView> {
    const { goLiveOn, closeAfterDays } = validateBody(ClosingRulesDto, body);
    const change = {
      ...(goLiveOn === undefined ? {} : { goLiveOn }),
      ...(closeAfterDays === undefined ? {} : { closeAfterDays }),
    };
    return this.commands.execute(new ChangeClosingRules(principal, change));
  }
}
