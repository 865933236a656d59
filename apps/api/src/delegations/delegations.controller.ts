import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { Delegations } from '#application';
import type { DelegationView, Principal, QueryParameters } from '#application';
import { Caller } from '../auth/caller.js';
import { validateBody } from '../http/validate-body.js';
import { DelegationBodyDto, DelegationDto, DelegationListDto } from './delegations.dto.js';

@ApiTags('delegations')
@ApiBearerAuth()
@Controller('delegations')
export class DelegationsController {
  constructor(private readonly delegations: Delegations) {}

  @Get()
  @ApiQuery({ name: 'which', required: false, enum: ['current', 'all'], description: 'default current' })
  @ApiOperation({
    summary: 'Who is represented by whom: one’s own; of all in the caller’s units for supervisor, inspector and admin',
  })
  @ApiOkResponse({ type: DelegationListDto })
  async list(@Caller() principal: Principal, @Query() parameters: QueryParameters): Promise<DelegationListDto> {
    return { items: await this.delegations.list(principal, parameters) };
  }

  @Post()
  @ApiBody({ type: DelegationBodyDto })
  @ApiOperation({
    summary: 'Let somebody be represented from a day to a day: oneself, or somebody of the caller’s units',
  })
  @ApiCreatedResponse({ type: DelegationDto })
  make(@Caller() principal: Principal, @Body() body: unknown): Promise<DelegationView> {
    const { ofActorId = null, toActorId, fromOn, toOn, reasonCode = null } = validateBody(DelegationBodyDto, body);
    return this.delegations.make(principal, { ofActorId, toActorId, fromOn, toOn, reasonCode });
  }

  @Delete(':delegationId')
  @HttpCode(204)
  @ApiNoContentResponse()
  @ApiOperation({ summary: 'End a delegation at once: by either of both, or whoever watches over the one represented' })
  end(@Caller() principal: Principal, @Param('delegationId') delegationId: string): Promise<void> {
    return this.delegations.end(principal, delegationId);
  }
}
