import 'reflect-metadata';
import { Body, Controller, HttpCode, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ReceiveDto } from '../../../apps/api/src/dossiers/command-bodies.dto.js';
import { validateBody } from '../../../apps/api/src/http/validate-body.js';

/** The baseline: a Nest route on Fastify that validates the same body with the same class and does nothing else. */
@Controller('dossiers')
class ValidatingController {
  @Post()
  @HttpCode(201)
  validate(@Body() body: unknown) {
    const { procedureCode } = validateBody(ReceiveDto, body);
    return { code: procedureCode };
  }
}

@Module({ controllers: [ValidatingController] })
class ValidatingModule {}

const app = await NestFactory.create<NestFastifyApplication>(ValidatingModule, new FastifyAdapter(), { logger: false });
app.setGlobalPrefix('api/v1');
await app.listen(0, '127.0.0.1');
process.send?.({ type: 'ready', url: await app.getUrl() });
process.on('disconnect', () => process.exit(0));
