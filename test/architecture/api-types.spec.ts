import { describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import openapiTS, { astToString } from 'openapi-typescript';
import { format } from 'prettier';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { apiDocument } from '../../apps/api/src/openapi.js';

const FILE = join(process.cwd(), 'apps/web/src/api/schema.d.ts');

/** The types of our own OpenAPI document. Nest's preview makes no provider and opens no connection. */
async function currentTypes(): Promise<string> {
  const options = {
    databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
    poolSize: 1,
    masterKey: Buffer.alloc(32),
    houseRules: { lateEntryDays: 1, lateEntryFlagHours: 1 },
    onTrouble: () => undefined,
  };
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(options), new FastifyAdapter(), {
    preview: true,
    logger: false,
  });
  app.setGlobalPrefix('api/v1', { exclude: ['/', 'health/live', 'health/ready', 'metrics'] });
  const document = apiDocument(app);
  const types = astToString(await openapiTS(JSON.stringify(document), { alphabetize: true }));
  return format(types, { parser: 'typescript', singleQuote: true, printWidth: 120 });
}

describe('the types that the staff page is written against', () => {
  it('are those of the API’s own document (npm run api:types writes them anew)', async () => {
    const types = await currentTypes();
    if (process.env['WRITE_API_TYPES'] === '1') writeFileSync(FILE, types);
    expect(readFileSync(FILE, 'utf8')).toBe(types);
  });
});
