import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { openDhDesk } from '../../../../test/dsl/dh-desk.js';
import type { DhDesk } from '../../../../test/dsl/dh-desk.js';
import { createSmallTenant } from '../../../../test/dsl/small-tenant.js';
import { Sessions, SignIn, SignInThrottle } from '#application';
import { uuidV7, withinTenant } from '#platform';
import { addAccountsCommand } from './accounts.command.js';

const ids = { uuid: uuidV7 };
let desk: DhDesk;

beforeAll(async () => {
  desk = await openDhDesk('H26', addAccountsCommand);
  await desk.inDatabase((database) => createSmallTenant(database, 'H26'));
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.listen();
});

const signIn = (account: string, password: string) =>
  desk.inDatabase((database) =>
    new SignIn(database, new Sessions(database, ids), new SignInThrottle(database), ids, withinTenant).withPassword(
      { account, password },
      'H26',
      { address: '127.0.0.1', userAgent: null },
    ),
  );

it('makes the first administrator of an empty installation, resets, disables, and ends sessions', async () => {
  const made = await desk.json<{ password: string }>('accounts', 'create', '--role', 'admin', '--name', 'chi');
  expect(made.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  const first = await signIn('chi', made.password);
  expect(first.account).toMatchObject({ role: 'admin', unitId: null, mustChangePassword: true });
  expect(await desk.json('sessions', 'end', '--name', 'chi')).toMatchObject({ ended: 1 });
  const reset = await desk.json<{ password: string }>('accounts', 'reset-password', '--name', 'chi');
  await expect(signIn('chi', made.password)).rejects.toMatchObject({ code: 'SIGN_IN.REFUSED' });
  await signIn('chi', reset.password);
  expect(await desk.json('accounts', 'disable', '--name', 'chi')).toMatchObject({ disabledAt: expect.any(String) });
  await expect(signIn('chi', reset.password)).rejects.toMatchObject({ code: 'SIGN_IN.REFUSED' });
  expect(await desk.json('sessions', 'end', '--all')).toMatchObject({ ended: 0 });
  expect(await desk.json('accounts', 'disable', '--enable', '--name', 'chi')).toMatchObject({ disabledAt: null });
  await signIn('chi', reset.password);
  const changes = await desk.inDatabase((database) =>
    database.query('select change, changed_by, details from account_change order by change_id'),
  );
  expect(changes).toMatchObject([
    { change: 'created', changed_by: 'dh accounts', details: { name: 'chi', role: 'admin', unitId: null } },
    { change: 'sessionsEnded' },
    { change: 'passwordReset' },
    { change: 'changed', details: { disabled: true } },
    { change: 'changed', details: { disabled: false } },
  ]);
  await desk.dh('accounts', 'list');
  expect(desk.out.join('')).toContain('chi: admin · whole tenant · chi\n');
});

it('says who an account is at the provider, and that it is nobody there any more', async () => {
  await desk.json('accounts', 'create', '--role', 'clerk', '--name', 'linked');
  const who = ['--issuer', 'https://sso.example.vn', '--subject', '42'];
  expect(await desk.json('accounts', 'link', '--name', 'linked', ...who)).toMatchObject({ linked: true });
  await desk.json('accounts', 'create', '--role', 'clerk', '--name', 'other');
  await expect(desk.dh('accounts', 'link', '--name', 'other', ...who)).rejects.toThrow(/another account/);
  expect(await desk.json('accounts', 'link', '--name', 'linked', '--unlink')).toMatchObject({ linked: false });
  expect(await desk.json('accounts', 'link', '--name', 'other', ...who)).toMatchObject({ linked: true });
});

it.each([
  [['link', '--name', 'chi', '--subject', '42'], /DUNGHEN_OIDC_ISSUER/],
  [['link', '--name', 'chi', '--subject', '42', '--unlink'], /--subject <id> or --unlink/],
  [['create', '--role', 'admin', '--name', 'chi'], /ACCOUNT|another account/],
  [['create', '--role', 'clerk', '--name', 'Có Dấu'], /letters a-z/],
  [['create', '--role', 'clerk', '--name', 'x', '--unit', 'H26.NO'], /no agency H26.NO/],
  [['reset-password', '--name', 'nobody'], /no account is called nobody/],
])('refuses %j', async (args, said) => {
  await expect(desk.dh('accounts', ...args)).rejects.toThrow(said);
});
