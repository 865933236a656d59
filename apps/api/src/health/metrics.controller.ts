import { Controller, Get, Header } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { requireOperation } from '#application';
import type { Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { Metrics } from './metrics.js';

@ApiTags('health')
@ApiBearerAuth()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Prometheus text; for inspector, admin and integration' })
  read(@Caller() principal: Principal): Promise<string> {
    requireOperation(principal, 'metrics.read');
    return this.metrics.text(principal.tenant);
  }
}
