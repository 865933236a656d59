import { isUtf8 } from 'node:buffer';
import { BadRequestException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** CloudEvents in their JSON format, one or a batch, are JSON like any other. */
const TYPES = ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'];
const REPLACED = Buffer.from('\uFFFD');

/**
 * JSON is UTF-8 (RFC 8259). Bytes that are not are refused by their line: decoded all the same they would put a sign of
 * replacement into names, and from there into the catalogue (2026-11-23).
 */
export function takeJson(app: NestFastifyApplication, bodyLimit: number): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser(TYPES, { bodyLimit }, (request: FastifyRequest, body: Buffer, done): void => {
    if (isUtf8(body)) void parse(request, body.toString('utf8'), done);
    else done(new BadRequestException(`line ${String(lineOfDamage(body))} of the body is not valid UTF-8`));
  });
}

/** The first line with bytes that are no UTF-8; a sign of replacement that was sent as such is none. */
function lineOfDamage(body: Buffer): number {
  const text = body.toString('utf8');
  let bytes = 0;
  let after = 0;
  for (const { index } of text.matchAll(/\uFFFD/g)) {
    bytes += Buffer.byteLength(text.slice(after, index));
    if (!body.subarray(bytes, bytes + REPLACED.length).equals(REPLACED)) return text.slice(0, index).split('\n').length;
    bytes += REPLACED.length;
    after = index + 1;
  }
  return text.split('\n').length;
}
