import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ImportCatalogue } from '#application';
import type { CatalogueImportSummary, Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { isTrue } from '../http/is-true.js';

const EXAMPLE = {
  fields: [{ code: 'ho-tich', name: 'Hộ tịch' }],
  clockPolicies: [{ id: 'cut-off-15', policy: { supplement: 'pause', payment: 'pause', cutoff: '15:00' } }],
  agencies: [{ id: 'X01.W1', name: 'Phường Mẫu', parentId: 'X01', level: 'commune', validFrom: '2025-07-01' }],
  procedures: [
    {
      code: '1.001193',
      name: 'Đăng ký khai sinh',
      fieldCode: 'ho-tich',
      clockPolicyId: 'cut-off-15',
      limits: [{ channel: 'online', limit: { value: 8, unit: 'workingHour' } }],
      components: [{ code: '01', name: 'Giấy chứng sinh', form: 'original', required: true, copies: 1 }],
    },
  ],
};

@ApiTags('catalogue')
@ApiBearerAuth()
@Controller('catalogue/import')
export class CatalogueImportController {
  constructor(private readonly commands: CommandBus) {}

  // The document is read by the use case, which names every problem; a copy made here would only cost memory.
  @Post()
  @HttpCode(200)
  @ApiBody({ schema: { type: 'object', example: EXAMPLE } })
  @ApiQuery({ name: 'dryRun', required: false, enum: ['true', 'false'], description: 'true: check, write nothing' })
  @ApiOperation({ summary: 'Define fields, agencies, procedures and clock policies; what is the same writes nothing' })
  take(
    @Caller() principal: Principal,
    @Body() document: unknown,
    @Query('dryRun') dryRun: unknown,
  ): Promise<CatalogueImportSummary> {
    return this.commands.execute(new ImportCatalogue(principal, document, isTrue('dryRun', dryRun)));
  }
}
