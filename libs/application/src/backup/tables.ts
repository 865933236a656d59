/** A table whose rows a backup holds, because the log does not say them. */
export interface BackedUpTable {
  name: string;
  /** Which rows; absent: all of the tenant's. */
  where?: string;
  /** Columns that the restoring database gives itself. */
  without?: readonly string[];
  /** What a restored row says instead. */
  restoredAs?: Readonly<Record<string, unknown>>;
}

/** In the order in which they are restored; the tenant itself comes first, before its log. */
export const BACKED_UP_TABLES: readonly BackedUpTable[] = [
  { name: 'tenant' },
  { name: 'personal_key' },
  { name: 'access_record', without: ['code'] },
  { name: 'applicant_fingerprint' },
  { name: 'retention_rule' },
  // A receipt that somebody holds opens the same dossier after a restore.
  { name: 'receipt', without: ['typed_code'] },
  { name: 'signed_head' },
  { name: 'api_token' },
  { name: 'account' },
  { name: 'account_change' },
  // Who was told and when is not in the log; how far it was heard, so that nobody is told twice.
  { name: 'message' },
  { name: 'message_watch' },
  // A number is never given twice, and a request repeated after the restore is answered as before.
  { name: 'code_counter' },
  { name: 'idempotency' },
  // An event that another system tells again stays a duplicate.
  { name: 'event_told' },
  // What feeds sent that is in no event: personal fields sealed under DUNGHEN_KEY.
  { name: 'quarantine' },
  { name: 'feed_item' },
  // What people were told, and from when on somebody watched, is not in the log.
  { name: 'notice' },
  { name: 'notice_watch' },
  // Rows too long for an event that the log vouches for by their hash.
  { name: 'period_figure' },
  { name: 'period_restated_dossier' },
  { name: 'calendar_draft' },
  { name: 'saved_text' },
  { name: 'calendar_publication', where: `state = 'done'` },
  { name: 'job', where: `state in ('done', 'failed', 'cancelled')` },
  { name: 'nightly_run' },
  { name: 'drift', without: ['drift_id'] },
  // A copy of an installation must not begin to call its receivers: whoever means it, replays.
  {
    name: 'webhook',
    restoredAs: {
      state: 'disabled',
      note: 'restored from a backup; POST …/replay goes on',
      runner: null,
      leased_until: null,
    },
  },
];

/** Every other table with the reason why a backup does without it; a spec fails for a table in neither list. */
export const NOT_BACKED_UP: Readonly<Record<string, string>> = {
  event: 'the log itself: files of its own',
  tenant_head: 'follows from the log',
  log_import: 'says of the restored log that it was brought',
  fact_current: 'read model',
  fact_history: 'read model',
  fact_due: 'read model',
  fact_holding: 'read model',
  fact_waiting: 'read model',
  late_review: 'read model',
  message_gateway: 'a restored copy of an installation writes to nobody until somebody sets it anew',
  projection: 'read model',
  parked_stream: 'read model',
  monthly_figure: 'computed from the facts every night',
  monthly_state: 'computed from the facts every night',
  recomputation_part: 'of jobs under way; the night begins them again',
  refold_state: 'how far the night is; it looks at everything again',
  restatement_state: 'how far the night is; it looks at everything again',
  intake_row:
    'thirty days of HMACs; without them a mended sheet is warned of, and a result that comes back is known by its marks',
  case_import: 'of the imports of thirty days; the jobs themselves are backed up',
  case_import_file: 'sealed lists under way; whoever handed one in hands it in again',
  case_import_result: 'verdicts of thirty days; a survey of the same list tells anew what the log has of it',
  person_mark: 'read model of what is sealed in the log',
  person_watch: 'how far that read model is; it hears the whole log again',
  calendar_preview_move: 'of the newest previews; asked for again',
  webhook_delivery: 'attempts of the last month; the receivers have them',
  session: 'people sign in again',
  sign_in_attempt: 'of the last quarter of an hour',
  worker_heartbeat: 'of processes',
  public_attempt: 'of the last day; belongs to no tenant',
};
