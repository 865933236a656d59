import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openSpecDatabase } from '../../../../test/faults/support/spec-database.js';
import type { SpecDatabase } from '../../../../test/faults/support/spec-database.js';
import { actorNames } from './actor-names.js';

let spec: SpecDatabase;
beforeAll(async () => {
  spec = await openSpecDatabase();
  await spec.database.query(`insert into tenant (tenant_id, name, timezone) values ('T', 'T', 'UTC')`);
  await spec.database.query(
    `insert into account (account_id, tenant_id, name, display_name, role, actor_id, password_hash)
     values (gen_random_uuid(), 'T', 'ha', 'Đỗ Thu Hà', 'clerk', 'tn-1', 'x')`,
  );
});
afterAll(() => spec.close());

it('a step is told with whoever wrote it down; below a line to sign on stands a person or nobody', async () => {
  const { nameOf, signerOf } = await actorNames(spec.database, 'T', ['tn-1', 'token:cong-dvc', 'ld-9', null]);
  expect(['tn-1', 'token:cong-dvc', 'ld-9', null].map(nameOf)).toEqual(['Đỗ Thu Hà', 'cong-dvc', 'ld-9', null]);
  expect(['tn-1', 'token:cong-dvc', 'ld-9', null].map(signerOf)).toEqual(['Đỗ Thu Hà', null, null, null]);
});
