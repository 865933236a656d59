import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsString, MaxLength, ValidateIf } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { StartRecomputation } from '#application';
import type { Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { validateBody } from '../http/validate-body.js';

class RecomputationDto {
  @ApiPropertyOptional({ example: '2026-Q3', description: 'absent: every month of the log' })
  @ValidateIf((_, value) => value !== undefined)
  @IsString()
  @MaxLength(20)
  period?: string;

  @ApiPropertyOptional({ description: 'also what has not changed since the last run' })
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  full?: boolean;
}

@ApiTags('jobs')
@ApiBearerAuth()
@Controller('recomputations')
export class RecomputationsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(202)
  @ApiBody({ type: RecomputationDto, required: false })
  @ApiOperation({ summary: 'Recompute monthly figures and compare them and the facts with the log' })
  async start(@Caller() principal: Principal, @Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply) {
    const { period, full } = validateBody(RecomputationDto, body);
    const { jobId } = await this.commands.execute(new StartRecomputation(principal, period, full ?? false));
    void reply.header('location', `/api/v1/jobs/${jobId}`);
    return { id: jobId };
  }
}
