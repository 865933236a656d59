import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';
import { LONGEST_KEPT_MONTHS, Retention } from '#application';
import type { Principal, RetentionRule } from '#application';
import { Caller } from '../auth/caller.js';
import { validateBody } from '../http/validate-body.js';

class RetentionDto {
  @ApiProperty({
    type: Number,
    nullable: true,
    minimum: 1,
    maximum: LONGEST_KEPT_MONTHS,
    description: 'null: for ever',
  })
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(1)
  @Max(LONGEST_KEPT_MONTHS)
  keepMonths!: number | null;
}

export class RetentionRuleDto {
  @ApiProperty() procedureCode!: string;
  @ApiProperty({ type: Number, nullable: true }) keepMonths!: number | null;
  @ApiProperty() changedBy!: string;
  @ApiProperty({ type: String, format: 'date-time' }) changedAt!: string;
  @ApiProperty({ description: 'Dossiers whose person the next night erases' }) dueNow!: number;
}
export class RetentionTableDto {
  @ApiProperty({ type: [RetentionRuleDto] }) items!: RetentionRuleDto[];
}

@ApiTags('retention')
@ApiBearerAuth()
@Controller('retention')
export class RetentionController {
  constructor(private readonly retention: Retention) {}

  @Get()
  @ApiOperation({
    summary: 'How long personal data is kept after the end, by procedure; a procedure without a row: for ever',
  })
  @ApiOkResponse({ type: RetentionTableDto })
  async list(@Caller() principal: Principal): Promise<{ items: RetentionRule[] }> {
    return { items: await this.retention.list(principal) };
  }

  @Put(':procedureCode')
  @ApiBody({ type: RetentionDto })
  @ApiOperation({ summary: 'Set it for a procedure; the nightly run erases whoever applied, each recorded in the log' })
  @ApiOkResponse({ type: RetentionTableDto })
  async set(@Caller() principal: Principal, @Param('procedureCode') procedureCode: string, @Body() body: unknown) {
    const { keepMonths } = validateBody(RetentionDto, body);
    return { items: await this.retention.set(principal, procedureCode, keepMonths) };
  }
}
