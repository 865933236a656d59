import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsBoolean, ValidateIf } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { StartLogVerification } from '#application';
import type { Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { validateBody } from '../http/validate-body.js';

class LogVerificationDto {
  @ApiPropertyOptional({ description: 'from position 1; absent: from where the last run ended' })
  @ValidateIf((_, value) => value !== undefined)
  @IsBoolean()
  full?: boolean;
}

@ApiTags('log')
@ApiBearerAuth()
@Controller('log/verifications')
export class LogVerificationsController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(202)
  @ApiBody({ type: LogVerificationDto, required: false })
  @ApiOperation({
    summary: 'Compute the hash chain anew and compare it with every signed head; a sound log is signed',
    description: 'The verdict is the result of the job: `ok`, or the first bad position with the reason.',
  })
  async start(@Caller() principal: Principal, @Body() body: unknown, @Res({ passthrough: true }) reply: FastifyReply) {
    const { full } = validateBody(LogVerificationDto, body);
    const { jobId } = await this.commands.execute(new StartLogVerification(principal, full ?? false));
    void reply.header('location', `/api/v1/jobs/${jobId}`);
    return { id: jobId };
  }
}
