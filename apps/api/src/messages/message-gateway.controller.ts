import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MessageDesk } from '#application';
import type { MessageGateway, Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { validateBody } from '../http/validate-body.js';
import { CurrentGatewayDto, GatewayDto, GatewayWithSecretDto } from './messages.dto.js';

@ApiTags('messages')
@ApiBearerAuth()
@Controller('message-gateway')
export class MessageGatewayController {
  constructor(private readonly desk: MessageDesk) {}

  @Get()
  @ApiOkResponse({ type: CurrentGatewayDto })
  @ApiOperation({ summary: 'Where messages to applicants go besides paper' })
  async get(@Caller() principal: Principal): Promise<{ gateway: MessageGateway | null }> {
    return { gateway: await this.desk.gateway(principal) };
  }

  @Put()
  @ApiBody({ type: GatewayDto })
  @ApiOkResponse({ type: GatewayWithSecretDto })
  @ApiOperation({ summary: 'Set it (Standard Webhooks); the answer shows the signing secret once' })
  set(@Caller() principal: Principal, @Body() body: unknown): Promise<MessageGateway & { secret: string }> {
    return this.desk.setGateway(principal, validateBody(GatewayDto, body));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Only paper again' })
  async remove(@Caller() principal: Principal): Promise<void> {
    await this.desk.removeGateway(principal);
  }
}
