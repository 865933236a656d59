import type { SpecDatabase } from '../../../../../test/faults/support/spec-database.js';

/** A row of the tenant in every table that a backup holds and that has none yet. */
export async function oneRowEverywhere({ byHand }: SpecDatabase, id: string): Promise<void> {
  const job = '01900000-0000-7000-8000-000000000001';
  await byHand(`
    update tenant set settings = '{"a": {"b": 1}}', go_live_on = '2026-01-01' where tenant_id = '${id}';
    insert into personal_key values ('${id}', 'dossier-X', '\\x00ff');
    insert into access_record values ('${id}', '${job}', now(), 'a', null, 'inspector', 'dossier-X', 'để kiểm tra');
    insert into applicant_fingerprint values ('${id}', '\\x01', 'p', 'X', now());
    insert into receipt values ('${id}', 'X', '\\x06', sha256('${id}'), array['\\x07', '\\x08']::bytea[], now());
    insert into quarantine values ('${id}', gen_random_uuid(), 'dvcqg', null, 'X01', 'X', 'CONFLICT', '[]', '{}', '\\x04', 'feed:dvcqg',
      now(), 1, now(), 'open');
    insert into feed_item values ('${id}', '\\x05', now());
    insert into signed_head select '${id}', position, hash, now(), 'k', '\\x02' from event where tenant_id = '${id}' and position = 2;
    insert into api_token values ('${id}', gen_random_uuid(), sha256('${id}'), 'clerk', 'n', 'a');
    insert into account (tenant_id, account_id, name, display_name, role, actor_id, password_hash)
      values ('${id}', '${job}', 'lan', 'Lan', 'clerk', 'acc-1', 'h');
    insert into account_change values ('${id}', gen_random_uuid(), now(), '${job}', 'a', 'created', '{"role": "clerk"}');
    insert into message (tenant_id, code, kind, position, event_id) values ('${id}', 'X', 'receipt', 1, '${job}');
    insert into message_watch values ('${id}', now(), 1);
    insert into code_counter values ('${id}', 'u', '2026-03-02', 7);
    insert into idempotency values ('${id}', idempotency_slot(current_date), 'o', 'other', '\\x03', '{}', 1, current_date);
    insert into event_told values ('${id}', '/other', '1', '\\x04', 1);
    insert into notice values ('${id}', 'X', now(), 'overdue', now(), null, now(), 1);
    insert into notice_watch values ('${id}', now(), 1, 2, null, null, '{}', 1);
    insert into period_figure values ('${id}', '${job}', 'p', 'a', 'f', 'c', 'l', 'o', '{"n": 1}');
    insert into period_restated_dossier values ('${id}', '${job}', 'X', '{}');
    insert into saved_text values ('${id}', '${job}', null, 't', 'b', 1, 'a', now());
    insert into retention_rule values ('${id}', 'p', 24, 'a', now());
    insert into calendar_draft values ('${id}', 'vn', 2, '{}', null, 'a');
    insert into calendar_publication values ('${id}', 'vn', 1, 1, '${job}', now(), now(), null, 'done'),
      ('${id}', 'vn', 2, 2, '${job}', now(), now(), null, 'open');
    insert into job (tenant_id, job_id, kind, parameters, state, unit, requested_by) values
      ('${id}', '${job}', 'k', '{}', 'done', 'u', 'a'), ('${id}', gen_random_uuid(), 'k', '{}', 'running', 'u', 'a');
    insert into nightly_run values ('${id}', '2026-03-02', '${job}');
    insert into webhook (tenant_id, webhook_id, url, secret, created_by, position, head_position)
      values ('${id}', '${job}', 'https://example.com', '\\x05', 'a', 3, 1);
    insert into drift (tenant_id, job_id, kind, subject) values ('${id}', '${job}', 'fact', 'b'), ('${id}', '${job}', 'fact', 'a');
  `);
}
