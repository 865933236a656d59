import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IngestSync } from '#application';
import type { Principal, SyncAnswer } from '#application';
import { Caller } from '../auth/caller.js';
import { CLOSED_PERIODS_SCHEMA } from './closed-periods.schema.js';

const EXAMPLE = {
  madonvi: 'H26',
  service: 'DongBoHoSoMC',
  isUpdating: 'True',
  data: [
    {
      ...{ MaHoSo: 'H26.12-260302-0001', MaTTHC: '1.001193', TenTTHC: 'Đăng ký khai sinh', MaLinhVuc: 'ho-tich' },
      ...{ KenhThucHien: '1', NgayTiepNhan: '20260302080000', NgayHenTra: '20260306170000', TrangThaiHoSo: '4' },
      ...{ DonViXuLy: 'UBND phường Mẫu' },
    },
  ],
};

@ApiTags('ingest')
@ApiBearerAuth()
@Controller('ingest/dvcqg')
export class DvcqgController {
  constructor(private readonly commands: CommandBus) {}

  // The message is read by the use case: nothing in it rejects the batch, and a copy would only cost memory.
  @Post()
  @HttpCode(200)
  @ApiBody({ schema: { oneOf: [{ type: 'object' }, { type: 'array', items: { type: 'object' } }], example: EXAMPLE } })
  @ApiOperation({ summary: 'The national portal’s sync, as provinces send it: DongBoHoSoMC and CapNhatTienDoHoSoMC' })
  @ApiOkResponse({
    description: 'One result per item, in the order of the items; sent again, what was taken is a duplicate',
    schema: {
      type: 'object',
      properties: {
        error_code: { type: 'string', description: '"0": every item has its result', example: '0' },
        message: { type: 'string', description: 'The counts in Vietnamese' },
        result: {
          type: 'array',
          items: { type: 'object' },
          description:
            '`events` of each: what it wrote into the log, `inferred` where a snapshot told it; absent: nothing',
        },
        closedPeriods: {
          ...CLOSED_PERIODS_SCHEMA,
          description: `Only where there are any. ${CLOSED_PERIODS_SCHEMA.description}`,
        },
      },
    },
  })
  take(@Caller() principal: Principal, @Body() message: unknown): Promise<SyncAnswer> {
    return this.commands.execute(new IngestSync(principal, message));
  }
}
