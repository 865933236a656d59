export interface paths {
  '/api/v1/access-records': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who read personal data in full, when, of what and why: people of one’s units, and others of its dossiers */
    get: operations['AccessController_accessRecords'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/account-changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who changed whose access, when and how; newest first */
    get: operations['AccountsController_changes'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Accounts of the caller’s units */
    get: operations['AccountsController_list'];
    put?: never;
    /** Make an account; its one-time password is shown once, and changed at the first sign-in */
    post: operations['AccountsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{accountId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of them */
    get: operations['AccountsController_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Change or disable it; another role or unit, or disabling it, ends its sessions at once */
    patch: operations['AccountsController_change'];
    trace?: never;
  };
  '/api/v1/accounts/{accountId}/identity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Say who an account is at the provider; a one-time password that nobody used yet goes */
    put: operations['OidcController_link'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{accountId}/password-reset': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new one-time password, shown once; every session of the account ends */
    post: operations['AccountsController_resetPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calendars': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Published versions with how far their recalculation is, and drafts */
    get: operations['CalendarsController_list'];
    put?: never;
    /** Check a calendar and keep it as the draft of its id, in place of the one before */
    post: operations['CalendarsController_import'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calendars/{id}/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Find out which open dossiers the draft, or the calendar given, would move */
    post: operations['CalendarsController_preview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calendars/{id}/publish': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Publish the draft; the worker moves the open dossiers */
    post: operations['CalendarsController_publish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calendars/previews/{jobId}/moves': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The dossiers that a preview would move, by code: from when to when, and what that makes of them */
    get: operations['CalendarsController_moves'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/catalogue/agencies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The agency tree with validity dates */
    get: operations['CatalogueController_agencies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/catalogue/calendars': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every published version of every working calendar */
    get: operations['CatalogueController_calendars'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/catalogue/clock-policies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Clock policies: how waiting and the hour of reception move the due */
    get: operations['CatalogueController_clockPolicies'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/catalogue/fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Fields of work */
    get: operations['CatalogueController_fields'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/catalogue/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Define fields, agencies, procedures and clock policies; what is the same writes nothing */
    post: operations['CatalogueImportController_take'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/catalogue/procedures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every version of every procedure, with its limits */
    get: operations['CatalogueController_procedures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/catalogue/provisional': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Names learnt from files and feeds that nobody has reviewed yet */
    get: operations['CatalogueController_provisional'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/classifications/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The class of given facts under a policy, with the due it was compared with; stores nothing */
    post: operations['ClassificationsController_explain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/closing-rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** From when on periods are closed, and how many days after their end */
    get: operations['ClosingRulesController_read'];
    /** Change them; the log keeps the old and the new values */
    put: operations['ClosingRulesController_change'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/colleagues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Names behind the actors of events, of the caller’s units */
    get: operations['AccountsController_colleagues'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/deadlines/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A due worked out span by span, as data or (Accept: text/plain) as text; stores nothing */
    post: operations['DeadlinesController_explain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/delegations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is represented by whom: one’s own; of all in the caller’s units for supervisor, inspector and admin */
    get: operations['DelegationsController_list'];
    put?: never;
    /** Let somebody be represented from a day to a day: oneself, or somebody of the caller’s units */
    post: operations['DelegationsController_make'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/delegations/{delegationId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End a delegation at once: by either of both, or whoever watches over the one represented */
    delete: operations['DelegationsController_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/desk/holders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who holds the dossiers of one of the desk’s lists, the most first */
    get: operations['DeskController_holders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/desk/next': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The caller’s next dossier: the first due of those they hold that wait for nobody */
    get: operations['DeskController_next'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/desk/today': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is due today and soon, overdue, waiting, at risk; each number with its exact list */
    get: operations['DeskController_today'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Dossiers as they stand now, the newest reception first */
    get: operations['DossierListController_list'];
    put?: never;
    /** Receive a dossier: the promise is computed and pinned */
    post: operations['DossierCommandsController_receive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers/{code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A dossier’s facts; personal fields are masked, and gone where personErasedAt says since when */
    get: operations['DossiersController_dossier'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers/{code}/applicant': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Personal data in full; the reading is recorded */
    get: operations['DossiersController_applicant'];
    put?: never;
    /** The same with the reason in the body, where no log of addresses keeps it */
    post: operations['DossiersController_readApplicant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers/{code}/classification': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How the dossier is counted under a policy at a moment, against which due, by which events */
    get: operations['DossiersController_classification'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers/{code}/commands/{command}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Carry out a command on a dossier; If-Match "v0" begins one by submit or refuse-intake */
    post: operations['DossierCommandsController_execute'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers/{code}/deadline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Why the due is what it is: every span counted or not, under which calendar and policy */
    get: operations['DossiersController_deadline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers/{code}/erasure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Erase the person: personal data of the dossier can never be read again; events and figures stay
     * @description Writes PersonErased and deletes the dossier’s key in one transaction. It cannot be undone. Afterwards the dossier takes no personal data: what comes with a command or a feed is dropped and said so. Asked again it answers the same.
     */
    post: operations['ErasureController_erase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers/{code}/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What the applicant was or is to be told: receipt, supplement, apology, result ready */
    get: operations['MessagesController_messages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers/{code}/messages/{eventId}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try a failed message again */
    post: operations['MessagesController_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers/{code}/papers/{paper}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Forms 01, 02, 03, 04 and 06 of a dossier as PDF; what names the applicant is recorded as a reading and tells nobody */
    get: operations['DossierPapersController_paper'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers/{code}/papers/{paper}/handed-out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The applicant was given the form, and is told by it; said again it changes nothing
     * @description An officer says so of the dossiers they hold.
     */
    post: operations['DossierPapersController_handedOut'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers/{code}/time-split': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whose working time it was: intake, units and officers, the applicant, other agencies */
    get: operations['DossiersController_timeSplit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers/{code}/timeline': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every event of the dossier, oldest first, without personal text */
    get: operations['DossiersController_timeline'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dossiers/hand-overs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hand over or reassign up to 200 dossiers; each has its own verdict, one refusal hurts no other */
    post: operations['DeskController_handOverMany'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The log in order as CloudEvents; personal data stays ciphertext */
    get: operations['LogController_events'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Imports of the tenant, the newest first: what was handed in, how far it is, what came of it */
    get: operations['CaseListImportsController_list'];
    put?: never;
    /**
     * Take in, or survey, a case list of another system, as a job
     * @description The same as `dh import csv`: at most 32 MB as sent (a gzipped CSV is read as it is), 1 GB unpacked, two million rows; a bigger list by the command line. The job’s result says what became of the rows, or in a survey would; the same list again is all duplicates. The file is kept sealed until the job ends, a day at the longest.
     */
    post: operations['CaseListImportsController_start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/imports/{jobId}/result': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What became of each row of an import that has ended, for thirty days
     * @description Row, code, verdict and reasons; nothing else of a cell, and no formula.
     */
    get: operations['CaseListImportsController_result'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/imports/intake': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * New dossiers of a sheet, each received as at the counter, each with its verdict
     * @description At most 1000 rows and 5 MB; a bigger sheet by `dh intake`. The same content sent again repeats what was received and receives nothing twice; so does a mended sheet for its rows that name an applicant or a code and say the same as before (`repeated`, with the code). A row without a time of reception that says what one of the last seven days said is refused (`ROW.AS_BEFORE`): give its time if it is new. Nothing of a row’s cells is in the answer.
     */
    post: operations['ImportsController_receive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/imports/template': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** An empty sheet to fill in */
    get: operations['ImportsController_template'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/indicators': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Counts and on-time rates of a period under a named policy */
    get: operations['IndicatorsController_figures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/indicators/dossiers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Exactly the dossiers behind a cell */
    get: operations['IndicatorsController_dossiers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/indicators/evidence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The figures with everything behind them, signed, as a zip that `dh verify-evidence` checks without a database */
    get: operations['IndicatorsController_evidence'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/indicators/ranking': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who stands where: rates with 95 % Wilson intervals, shared places, movement against the period before */
    get: operations['RankingController_ranking'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/indicators/time-split': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whose working minutes the dossiers took that were resolved in the period; groupBy also unit and officer */
    get: operations['IndicatorsController_timeSplit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/ingest/dvcqg': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The national portal’s sync, as provinces send it: DongBoHoSoMC and CapNhatTienDoHoSoMC */
    post: operations['DvcqgController_take'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/ingest/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Facts of another system as CloudEvents, each decided like a command, each with its verdict */
    post: operations['IngestEventsController_take'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Long work of the tenant, the newest first: who asked for it, how far it is, how it ended */
    get: operations['JobsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far long work is */
    get: operations['JobsController_job'];
    put?: never;
    post?: never;
    /** Stop long work at its next safe point */
    delete: operations['JobsController_cancel'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/log/head': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The newest position and hash, the newest head that was signed, the public key of today, and up to which position an import wrote the log (`brought`) */
    get: operations['LogController_head'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/log/verifications': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Compute the hash chain anew and compare it with every signed head; a sound log is signed
     * @description The verdict is the result of the job: `ok`, or the first bad position with the reason.
     */
    post: operations['LogVerificationsController_start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/message-gateway': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where messages to applicants go besides paper */
    get: operations['MessageGatewayController_get'];
    /** Set it (Standard Webhooks); the answer shows the signing secret once */
    put: operations['MessageGatewayController_set'];
    post?: never;
    /** Only paper again */
    delete: operations['MessageGatewayController_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/messages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Messages in a state, the newest first: what failed needs somebody */
    get: operations['MessagesController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/messages/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try every failed message of one’s units again that has a number or an address */
    post: operations['MessagesController_retryAll'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/notices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Promises that are due soon or overdue, in the order they were noticed */
    get: operations['NoticesController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/papers/register': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Form 07 of a day: PDF with the applicants in full, each recorded as a reading; JSON with masked ones */
    get: operations['RegisterController_register'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/periods': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The periods of a year: open, ended, closed, restated or reconstructed */
    get: operations['PeriodsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/periods/{calendar}/{period}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A period as it was closed and as it is counted now, side by side */
    get: operations['PeriodsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/periods/{calendar}/{period}/close': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Have a period closed by hand, after its end; GET /jobs/{id} tells how far it is */
    post: operations['PeriodsController_close'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/periods/{calendar}/{period}/restatement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The dossiers that a closed period counts otherwise since, and the events that caused it */
    get: operations['PeriodsController_restatement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/persons/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Dossiers of an applicant by id number, phone and words of the name; the search is recorded */
    post: operations['PersonsController_search'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plans': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Publish a plan or its next version; what says the same writes nothing */
    post: operations['PlansController_publish'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plans/{planId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The plan in force, its versions, and everything ever entered for it */
    get: operations['PlansController_plan'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plans/{planId}/figures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Enter a figure that a survey or ranking published; a later entry supersedes, none is lost */
    post: operations['PlansController_enterFigure'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plans/{planId}/statements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** State what was done for a target, with the document behind it; the text is kept encrypted */
    post: operations['PlansController_enterStatement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/plans/{planId}/statements/{eventId}/text': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The text of a statement, which may name people; the reading is recorded */
    get: operations['PlansController_statementText'];
    put?: never;
    /** The same with the reason in the body, where no log of addresses keeps it */
    post: operations['PlansController_readStatement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/policies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The counting rules: full text, version, and since when the log holds it */
    get: operations['PoliciesController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How far each read model is behind the log, and which workers live */
    get: operations['ProjectionsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projections/parked': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Streams set aside because an event could not be applied */
    get: operations['ParkedStreamsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projections/parked/{projection}/{stream}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try a parked stream again from the event it was parked at */
    post: operations['ParkedStreamsController_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/public/lookup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A dossier by its code and the last four digits of phone or id number */
    post: operations['PublicController_lookup'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/public/receipts/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A dossier by the token of its receipt */
    get: operations['PublicController_receipt'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/public/receipts/{token}/rating': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The applicant’s rating, once and after the result was returned */
    post: operations['PublicController_rate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quarantine': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What feeds sent and the log could not take yet, oldest first, without personal fields */
    get: operations['QuarantineController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/quarantine/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Try one item again, after what stood in its way was mended */
    post: operations['QuarantineController_retry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/recomputations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Recompute monthly figures and compare them and the facts with the log */
    post: operations['RecomputationsController_start'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reports/ii06a': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Form II.06a in 13 columns, every balance asserted; as data, workbook or PDF by Accept or format */
    get: operations['ReportsController_ii06a'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/retention': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How long personal data is kept after the end, by procedure; a procedure without a row: for ever */
    get: operations['RetentionController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/retention/{procedureCode}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set it for a procedure; the nightly run erases whoever applied, each recorded in the log */
    put: operations['RetentionController_set'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Late dossiers and their reviews, the longest late first; without state what is to be done */
    get: operations['ReviewsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reviews/{code}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The review of a late dossier: where it stands, what lacks, whose time it was */
    get: operations['ReviewsController_review'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reviews/{code}/commands/{command}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A step of the review of a late dossier; If-Match "v0" with `open` begins it */
    post: operations['ReviewCommandsController_execute'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reviews/{code}/texts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The free texts of a review in full; the reading is recorded */
    get: operations['ReviewsController_texts'];
    put?: never;
    /** The same with the reason in the body, where no log of addresses keeps it */
    post: operations['ReviewsController_readTexts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reviews/lists': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The coded lists of causes, measures, grounds and reasons, and the rules in force */
    get: operations['ReviewsController_lists'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reviews/rules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set the rules of reviewing, as an event; members that are not named stay */
    put: operations['ReviewsController_rules'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/reviews/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many late dossiers, reviewed or not, by cause, unit and month; excuses change no rate */
    get: operations['ReviewsController_summary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/saved-texts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Sentences for supplement requests: of the own units, of those above, of everybody */
    get: operations['SavedTextsController_list'];
    put?: never;
    /** Save a sentence for supplement requests */
    post: operations['SavedTextsController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/saved-texts/{textId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Change a saved sentence */
    put: operations['SavedTextsController_change'];
    post?: never;
    /** Delete a saved sentence */
    delete: operations['SavedTextsController_remove'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/scorecards': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every plan with how many of its targets are met, not met, or without a figure */
    get: operations['ScorecardsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/scorecards/{planId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every target of a plan: value, target, met or not, gap, trend by month
     * @description state: figure (judged), outsideYears (the years of its goal are over: met is null and counts nowhere, metOutsideYears says how the figure stands against the goal that held last), noFigureYet, noBase, noGoal, partOnly, stated, statementMissing.
     */
    get: operations['ScorecardsController_card'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/scorecards/{planId}/targets/{targetId}/dossiers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The dossiers behind a target whose figure is none of /indicators */
    get: operations['ScorecardsController_dossiers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is signed in; 401 if nobody is */
    get: operations['SessionController_get'];
    put?: never;
    /** Sign in; the session is a cookie. Ten wrong passwords in a quarter of an hour: 429 */
    post: operations['SessionController_open'];
    /** Sign out: the session is over at once */
    delete: operations['SessionController_end'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/acting': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Act for somebody whose delegation is in force: until it ends, the session has their role and units, and every event names both. 403 DELEGATION.OVER where it is not */
    put: operations['SessionController_act'];
    post?: never;
    /** Act for oneself again */
    delete: operations['SessionController_actForThemselves'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/oidc': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Begin to sign in at the provider; a browser is sent there */
    get: operations['OidcController_begin'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/oidc/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Where the provider sends the browser back to; opens the session of the linked account */
    get: operations['OidcController_finish'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How one may sign in here */
    get: operations['SessionController_options'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/session/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Choose another password; every session of the account ends and this one begins anew */
    post: operations['SessionController_changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Open sessions of the caller’s units, the last used first */
    get: operations['AccessController_sessions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/sessions/{sessionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** End a session at once */
    delete: operations['AccessController_endSession'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/signals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The signals that are worth a look: what each means, its innocent explanations, its parameters */
    get: operations['SignalsController_list'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/signals/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Set a signal’s parameters for the tenant, as an event; what is not named is the default again */
    put: operations['SignalsController_configure'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/signals/{name}/dossiers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Exactly the dossiers a signal names, with what made them match and the events that show it */
    get: operations['SignalsController_dossiers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/signals/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Per signal and unit: how many dossiers, and the headline rate with and without them */
    get: operations['SignalsController_summary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Events as they happen (server-sent); Last-Event-ID is a position */
    get: operations['StreamController_stream'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Tokens of the caller’s units, never their text */
    get: operations['AccessController_list'];
    put?: never;
    /** Make a bearer token; its text is shown once */
    post: operations['AccessController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tokens/{tokenId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoke a token; it ends within two seconds */
    delete: operations['AccessController_revoke'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who is told, how far each is, and who is failing */
    get: operations['WebhooksController_list'];
    put?: never;
    /** Be told of every event (Standard Webhooks); the answer shows the signing secret once */
    post: operations['WebhooksController_create'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One of them */
    get: operations['WebhooksController_get'];
    put?: never;
    post?: never;
    /** Tell it nothing more */
    delete: operations['WebhooksController_delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Attempts of the last month, newest first */
    get: operations['WebhooksController_deliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Deliver again from a position, or go on where it stopped; a disabled one is active again */
    post: operations['WebhooksController_replay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/webhooks/{id}/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A new signing secret, shown once; the old one signs beside it for a day */
    post: operations['WebhooksController_rotate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This process answers */
    get: operations['HealthController_live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every part that figures depend on, and which one is not ready (503) */
    get: operations['HealthController_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Prometheus text; for inspector, admin and integration */
    get: operations['MetricsController_read'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AccountPatchDto: {
      disabled?: boolean;
      displayName?: string;
      email?: string | null;
      /** @enum {string} */
      role?: 'clerk' | 'officer' | 'supervisor' | 'inspector' | 'admin';
      unitId?: string | null;
    };
    ActForDto: {
      /** @description whoever is represented, in a delegation to the caller that is in force */
      onBehalfOf: string;
    };
    ActingForDto: {
      actorId: string;
      displayName: string;
      /**
       * @description what the session may do meanwhile
       * @enum {string}
       */
      role: 'clerk' | 'officer' | 'supervisor' | 'inspector' | 'admin';
      /** @description what it sees meanwhile; null: all of the tenant */
      unitId: string | null;
      unitName: string;
    };
    AmendPersonalDto: {
      abstract?: string;
      applicant?: components['schemas']['ApplicantDto'];
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
    };
    ApologyDto: {
      documentNumber: string | null;
      /** Format: date-time */
      issuedAt: string | null;
      issuedBy: string | null;
      /** Format: date-time */
      signedAt: string | null;
      signedBy: string | null;
      /** @enum {string} */
      state: 'none' | 'issued' | 'signed';
    };
    ApplicantDto: {
      address?: string;
      email?: string;
      /** @description at least six letters and digits; of a citizen 9 or 12 digits, or a passport number with its letter; of a business 9, 10, 12 or 13 digits, or a passport number with its letter */
      idNumber?: string;
      name?: string;
      phone?: string;
    };
    ApproveCorrectionDto: {
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
      /** @description The eventId of the CorrectionRequested */
      requestEventId: string;
    };
    CauseDto: {
      code: string;
      /** Format: date-time */
      codedAt: string;
      en: string;
      officer: components['schemas']['NamedDto'] | null;
      unit: components['schemas']['NamedDto'];
      vi: string;
    };
    ClosePeriodDto: {
      /** @enum {string} */
      reasonCode: 'report-due' | 'reviewed' | 'nightly-missed' | 'reorganisation' | 'inspection';
    };
    ClosingRulesDto: {
      /** @description days after a period’s end */
      closeAfterDays?: number;
      /**
       * @description periods that ended before it are never closed
       * @example 2026-03-01
       */
      goLiveOn?: string;
    };
    CodeCauseDto: {
      /** @enum {string} */
      causeCode:
        | 'complexDossier'
        | 'waitingForAgency'
        | 'understaffed'
        | 'systemFault'
        | 'slowHandling'
        | 'handedOverLate'
        | 'wrongPromise'
        | 'legalObstacle'
        | 'forceMajeure'
        | 'other';
      /** @description Free text; stored encrypted */
      note?: string;
      /** @description Absent: no single person */
      responsibleOfficerId?: string;
      /** @description The unit that caused the delay */
      responsibleUnitId: string;
    };
    CodedCauseDto: {
      code: string;
      en: string;
      /** @description Outside the unit’s doing */
      objective: boolean;
      vi: string;
    };
    CodedDto: {
      code: string;
      en: string;
      vi: string;
    };
    CommandAnswerDto: {
      availableCommands: (
        | 'submit'
        | 'receive'
        | 'refuse-intake'
        | 'hand-over'
        | 'request-supplement'
        | 'receive-supplement'
        | 'expire-supplement'
        | 'request-payment'
        | 'confirm-payment'
        | 'extend-deadline'
        | 'process'
        | 'return-result'
        | 'digitize-result'
        | 'rate'
        | 'withdraw'
        | 'stop'
        | 'amend-personal'
        | 'request-correction'
        | 'approve-correction'
        | 'reject-correction'
      )[];
      /** @description The year of the due just set, where its days off are not announced yet */
      calendarUnpublished?: number;
      /** @example H26.12-261122-0001 */
      code: string;
      /** Format: date-time */
      dueAt: string | null;
      /** @description Ids of the events written */
      eventIds: string[];
      /** @description Position of the last event written, in the tenant’s log */
      position: number;
      /** @enum {string} */
      state:
        | 'submitted'
        | 'received'
        | 'refusedIntake'
        | 'inProcess'
        | 'waitingSupplement'
        | 'waitingPayment'
        | 'withdrawn'
        | 'stopped'
        | 'processed'
        | 'returned'
        | 'annulled';
      /** @example 1 */
      version: number;
      /** @description Such as INTAKE.POSSIBLE_DUPLICATE with its dossiers, PERIOD.CLOSED with the closed periods written into, or PERSONAL.DROPPED */
      warnings: Record<string, never>[];
    };
    ComponentDto: {
      code: string;
      digitized: boolean;
      /** @enum {string} */
      form: 'original' | 'copy' | 'certifiedCopy' | 'electronic';
      name: string;
    };
    ConfirmPaymentDto: {
      /** @description Whole đồng; absent: what was requested */
      amount?: number;
      /** @enum {string} */
      method?: 'online' | 'cash';
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
    };
    CredentialsDto: {
      /**
       * @description name of the account; name@tenant where there are several
       * @example tiepnhan
       */
      account: string;
      password: string;
    };
    CurrentGatewayDto: {
      gateway: components['schemas']['SetGatewayDto'] | null;
    };
    DelegationBodyDto: {
      /**
       * Format: date
       * @description First day
       */
      fromOn: string;
      /** @description Who is represented; absent: the caller */
      ofActorId?: string;
      /** @enum {string} */
      reasonCode?: 'leave' | 'businessTrip' | 'training' | 'otherDuty';
      /** @description Who stands in */
      toActorId: string;
      /**
       * Format: date
       * @description Last day
       */
      toOn: string;
    };
    DelegationDto: {
      /** @description Of its DelegationMade in the log */
      delegationId: string;
      /** Format: date-time */
      endedAt: string | null;
      endedBy: components['schemas']['DelegationPersonDto'] | null;
      /** Format: date */
      fromOn: string;
      /** Format: date-time */
      madeAt: string;
      madeBy: components['schemas']['DelegationPersonDto'] | null;
      /** @description Whether the caller may end it */
      mayEnd: boolean;
      of: components['schemas']['DelegationPersonDto'];
      /** @enum {string|null} */
      reasonCode: 'leave' | 'businessTrip' | 'training' | 'otherDuty' | null;
      /** @enum {string} */
      state: 'planned' | 'inForce' | 'over' | 'ended';
      to: components['schemas']['DelegationPersonDto'];
      /** Format: date */
      toOn: string;
    };
    DelegationListDto: {
      items: components['schemas']['DelegationDto'][];
    };
    DelegationPersonDto: {
      actorId: string;
      displayName: string;
      /**
       * @description null: no account
       * @enum {string|null}
       */
      role: 'clerk' | 'officer' | 'supervisor' | 'inspector' | 'admin' | null;
      unitId: string | null;
    };
    DemoAccountDto: {
      account: string;
      displayName: string;
      password: string;
      /** @enum {string} */
      role: 'clerk' | 'officer' | 'supervisor' | 'inspector' | 'admin';
    };
    DeskCountDto: {
      count: number;
      /** @description The list of exactly these dossiers */
      query: string;
    };
    DeskHoldersDto: {
      holders: components['schemas']['HolderLoadDto'][];
      list: string;
      names: components['schemas']['ListNamesDto'];
      position: number;
    };
    DeskTodayDto: {
      /** @description In time, with little of the limit left */
      atRisk: components['schemas']['DeskCountDto'];
      /** @description On the next two working days */
      dueSoon: components['schemas']['DeskCountDto'];
      dueToday: components['schemas']['DeskCountDto'];
      /** Format: date-time */
      now: string;
      overdue: components['schemas']['DeskCountDto'];
      /** @description How far in the log they have been counted */
      position: number;
      waiting: components['schemas']['DeskCountDto'];
    };
    DigitizeResultDto: {
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
    };
    DossierListDto: {
      items: components['schemas']['ListedDossierDto'][];
      names: components['schemas']['ListNamesDto'];
      next: string | null;
    };
    ErasedPersonDto: {
      code: string;
      /** Format: date-time */
      erasedAt: string;
      /** @description Of the PersonErased */
      eventId: string;
      position: number;
      reasonCode: string;
      /** @description It had been done before; the first erasure is answered */
      repeated: boolean;
      version: number;
    };
    ExpireSupplementDto: {
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
    };
    ExtendDeadlineDto: {
      /**
       * Format: date-time
       * @description The new appointment
       */
      dueAt: string;
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
      /** @example overload */
      reasonCode: string;
      /** @description The unit that caused the delay */
      responsibleUnitId: string;
    };
    FoundPersonDto: {
      agencyId: string | null;
      code: string;
      /**
       * Format: date-time
       * @description Reception, else submission or refusal
       */
      listedAt: string | null;
      /** @description Masked: the first letter of each word */
      name: string | null;
      procedureCode: string | null;
    };
    GatewayDto: {
      /** @description minutes that the counter has to print the paper first; default 10 */
      delayMinutes?: number;
      /** @description kinds of message it is given; absent: all */
      kinds?: ('receipt' | 'supplement' | 'apology' | 'resultReady')[];
      /** @example https://nhantin.example.vn/dung-hen */
      url: string;
    };
    GatewayWithSecretDto: {
      delayMinutes: number;
      kinds: ('receipt' | 'supplement' | 'apology' | 'resultReady')[] | null;
      /** @description why it is disabled */
      note: string | null;
      /** @description signs what is sent; shown once */
      secret: string;
      setBy: string;
      /** @description what was to be told before is not sent */
      since: string;
      /** @enum {string} */
      state: 'active' | 'disabled';
      url: string;
    };
    HandedOutDto: {
      /** @description Which of several supplement requests or extensions; default the last one */
      eventId?: string;
    };
    HandOverAnswerDto: {
      done: number;
      items: components['schemas']['HandOverVerdictDto'][];
      refused: number;
    };
    HandOverDto: {
      /** @enum {string} */
      mode?: 'electronic' | 'paper';
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
      step?: string;
      toOfficerId?: string;
      toUnitId: string;
    };
    HandOverItemDto: {
      code: string;
      /** @description The version that was seen */
      version: number;
    };
    HandOverManyDto: {
      items: components['schemas']['HandOverItemDto'][];
      /** @enum {string} */
      mode?: 'electronic' | 'paper';
      /** @description Free text; stored encrypted */
      note?: string;
      /** Format: date-time */
      occurredAt?: string;
      step?: string;
      toOfficerId?: string;
      toUnitId: string;
    };
    HandOverVerdictDto: {
      answer?: components['schemas']['CommandAnswerDto'];
      code: string;
      done: boolean;
      /** @description Why it was refused, as a single hand-over would say it */
      problem?: {
        code?: string;
        detail?: string;
      } & {
        [key: string]: unknown;
      };
    };
    HolderDto: {
      officer: components['schemas']['NamedDto'] | null;
      unit: components['schemas']['NamedDto'] | null;
    };
    HolderLoadDto: {
      count: number;
      /** Format: date-time */
      firstDueAt: string | null;
      officerId: string | null;
      /** @description The list of exactly these dossiers */
      query: string;
      unitId: string | null;
    };
    IdentityDto: {
      /** @description the subject (`sub`) that the provider gives this person; null: nobody signs in there as this account */
      subject: string | null;
    };
    IssueApologyDto: {
      /**
       * @description Of the apology, form 04
       * @example 12/TB-UBND
       */
      documentNumber: string;
      /** @description Free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description The date of the document; absent: now
       */
      occurredAt?: string;
    };
    JudgeDto: {
      /** @description A judgement beside the figures: it never changes any rate */
      excused: boolean;
      /**
       * @description Of an excuse, and only of one
       * @enum {string}
       */
      groundCode?: 'otherAgency' | 'systemFault' | 'law' | 'forceMajeure' | 'applicantRequest';
      /** @description Free text; stored encrypted */
      note?: string;
    };
    JudgementDto: {
      /**
       * @description Excused or not, the dossier counts as late in every rate
       * @enum {boolean}
       */
      changesFigures: false;
      excused: boolean;
      groundCode: string | null;
      /** Format: date-time */
      judgedAt: string;
      judgedBy: string | null;
    };
    LatenessDto: {
      /** Format: date-time */
      dueAt: string;
      /** Format: date-time */
      endedAt: string | null;
      /** @enum {string} */
      kind: 'endedLate' | 'openOverdue';
      /** Format: date-time */
      lateSince: string;
    };
    ListedDossierDto: {
      agencyId: string | null;
      /** @enum {string|null} */
      channel: 'counter' | 'online' | 'post' | null;
      code: string;
      /** Format: date-time */
      dueAt: string | null;
      fieldCode: string | null;
      /** Format: date-time */
      firstPromiseAt: string | null;
      flags: string[];
      /**
       * @description What of the due counts: its day, or its very instant (limits in hours); null before reception
       * @enum {string|null}
       */
      grain: 'date' | 'instant' | null;
      holderUnitId: string | null;
      officerId: string | null;
      overdue: boolean;
      procedureCode: string | null;
      /** Format: date-time */
      processedAt: string | null;
      /** Format: date-time */
      receivedAt: string | null;
      receivingAgencyId: string | null;
      /** @description Working minutes until the due, below 0 after it; null: ended, or no due */
      remainingMinutes: number | null;
      /** Format: date-time */
      returnedAt: string | null;
      /** @enum {string} */
      state:
        | 'submitted'
        | 'received'
        | 'refusedIntake'
        | 'inProcess'
        | 'waitingSupplement'
        | 'waitingPayment'
        | 'withdrawn'
        | 'stopped'
        | 'processed'
        | 'returned'
        | 'annulled';
      /** Format: date-time */
      submittedAt: string | null;
      version: number;
    };
    ListNamesDto: {
      agencies: {
        [key: string]: string;
      };
      officers: {
        [key: string]: string;
      };
      procedures: {
        [key: string]: string;
      };
    };
    LogVerificationDto: {
      /** @description from position 1; absent: from where the last run ended */
      full?: boolean;
    };
    LookupDto: {
      /** @example H26.12-261122-0001 */
      code: string;
      /**
       * @description The last four digits of the phone or id number given at intake
       * @example 5678
       */
      secondFactor: string;
    };
    MeasureDto: {
      completeBy: string | null;
      measureCode: string;
    };
    MessageDto: {
      attempts: number;
      /** @enum {string|null} */
      channel: 'print' | 'webhook' | null;
      createdAt: string;
      /** @description of the event that is told */
      eventId: string;
      /** @enum {string|null} */
      failure: 'noContact' | 'gatewayRefused' | 'secretClosed' | 'noAnswer' | null;
      /** @enum {string} */
      kind: 'receipt' | 'supplement' | 'apology' | 'resultReady';
      lastError: string | null;
      position: number;
      sentAt: string | null;
      /** @enum {string} */
      state: 'failed' | 'queued' | 'sent' | 'withdrawn';
    };
    MessageOfCodeDto: {
      attempts: number;
      /** @enum {string|null} */
      channel: 'print' | 'webhook' | null;
      code: string;
      createdAt: string;
      /** @description of the event that is told */
      eventId: string;
      /** @enum {string|null} */
      failure: 'noContact' | 'gatewayRefused' | 'secretClosed' | 'noAnswer' | null;
      /** @enum {string} */
      kind: 'receipt' | 'supplement' | 'apology' | 'resultReady';
      lastError: string | null;
      position: number;
      sentAt: string | null;
      /** @enum {string} */
      state: 'failed' | 'queued' | 'sent' | 'withdrawn';
    };
    MessagePageDto: {
      /** @description of the next page */
      before: number | null;
      items: components['schemas']['MessageOfCodeDto'][];
    };
    MessagesOfDossierDto: {
      code: string;
      items: components['schemas']['MessageDto'][];
    };
    NamedDto: {
      id: string;
      name: string | null;
    };
    NewAccountDto: {
      /** @example Nguyễn Thị Lan */
      displayName: string;
      /** @description verified address at the OpenID provider */
      email?: string | null;
      /**
       * @description what the person types: a-z, digits, dot, dash, underscore
       * @example lan.nguyen
       */
      name: string;
      /** @enum {string} */
      role: 'clerk' | 'officer' | 'supervisor' | 'inspector' | 'admin';
      /** @description root of the subtree it may see; absent: the whole tenant */
      unitId?: string | null;
    };
    NewTokenDto: {
      /**
       * Format: date-time
       * @description absent: it does not expire
       */
      expiresAt?: string | null;
      /**
       * @description whose token it is; becomes its actor
       * @example Trục ESB
       */
      name: string;
      /** @enum {string} */
      role: 'clerk' | 'officer' | 'supervisor' | 'inspector' | 'admin' | 'integration';
      /** @description root of the subtree it may see; absent: the whole tenant */
      unitId?: string | null;
    };
    NextDossierDto: {
      /** @description null: nothing left */
      dossier: components['schemas']['ListedDossierDto'] | null;
      /** @description How many are left, this one included */
      left: number;
      names: components['schemas']['ListNamesDto'];
    };
    OidcOptionDto: {
      /** @example Tài khoản VNeID */
      label: string;
      /** @description where one signs out of the provider too, after DELETE /session */
      signOutUrl: string | null;
      /** @example /api/v1/session/oidc */
      url: string;
    };
    PasswordChangeDto: {
      current: string;
      next: string;
    };
    PersonSearchAnswerDto: {
      accessRecordId: string;
      items: components['schemas']['FoundPersonDto'][];
      /** @description Whether there are more than are shown */
      more: boolean;
    };
    PersonSearchDto: {
      /** @example 079188001234 */
      idNumber?: string;
      /**
       * @description Whole words, in any order, without accents too
       * @example nguyen lan
       */
      name?: string;
      /**
       * @description The last nine digits are compared
       * @example 0912 345 678
       */
      phone?: string;
    };
    ProcessDto: {
      /** @enum {string} */
      decision?: 'granted' | 'refused';
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
      resultDigitized?: boolean;
      resultNumber?: string;
    };
    QueuedReviewDto: {
      /** Format: date-time */
      apologyIssuedAt: string | null;
      /** Format: date-time */
      apologySignedAt: string | null;
      causeCode: string | null;
      /** Format: date-time */
      closedAt: string | null;
      /** Format: date-time */
      dueAt: string;
      excused: boolean | null;
      measures: number;
      /** Format: date-time */
      openedAt: string;
      /** @enum {string|null} */
      outcome: 'reviewed' | 'notLate' | null;
      reopenings: number;
      repeatCount: number | null;
      responsibleOfficerId: string | null;
      responsibleUnitId: string | null;
      version: number;
    };
    QueueItemDto: {
      agency: components['schemas']['NamedDto'] | null;
      code: string;
      /**
       * Format: date-time
       * @description The due it was late against
       */
      dueAt: string | null;
      /** Format: date-time */
      endedAt: string | null;
      fieldCode: string | null;
      holder: components['schemas']['HolderDto'];
      /**
       * @description null: no longer late
       * @enum {string|null}
       */
      lateness: 'endedLate' | 'openOverdue' | null;
      /** Format: date-time */
      lateSince: string;
      /** @description Past reviewDueAt and not closed */
      overdue: boolean;
      procedure: components['schemas']['NamedDto'] | null;
      responsible: components['schemas']['HolderDto'] | null;
      review: components['schemas']['QueuedReviewDto'] | null;
      /**
       * Format: date-time
       * @description By when the review is to be closed, opened or not
       */
      reviewDueAt: string;
      /** @enum {string} */
      state: 'unreviewed' | 'open' | 'examined' | 'closed';
      timeSplit: components['schemas']['TimeSplitDto'] | null;
    };
    RateDto: {
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
      score: number;
    };
    RatingDto: {
      score: number;
    };
    ReadingReasonDto: {
      /**
       * @description Why it is needed; at least three characters
       * @example đối chiếu giấy tờ
       */
      reason: string;
    };
    ReceiveDto: {
      /** @description What the dossier is about; personal, stored encrypted */
      abstract?: string;
      /** @description The competent agency; absent: the token's own unit */
      agencyId?: string;
      applicant?: components['schemas']['ApplicantDto'];
      /** @enum {string} */
      applicantKind?: 'citizen' | 'business' | 'agency' | 'other';
      caseCode?: string;
      /** @enum {string} */
      channel: 'counter' | 'online' | 'post';
      /**
       * Format: date-time
       * @description The competent agency's reception where it differs
       */
      clockStartsAt?: string;
      /** @description Absent: the server makes <unit>-<yyMMdd>-<nnnn> */
      code?: string;
      components?: components['schemas']['ComponentDto'][];
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @example 1.004194 */
      procedureCode: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
      receivingAgencyId?: string;
    };
    ReceiveSupplementDto: {
      /** @description Documents; a text stands for { name: text } */
      items?: components['schemas']['SupplementItemDto'][];
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
    };
    RecomputationDto: {
      /** @description also what has not changed since the last run */
      full?: boolean;
      /**
       * @description absent: every month of the log
       * @example 2026-Q3
       */
      period?: string;
    };
    RecordMeasureDto: {
      /**
       * @description By which day it is to be done
       * @example 2026-12-01
       */
      completeBy?: string;
      /** @enum {string} */
      measureCode:
        | 'remind'
        | 'reassign'
        | 'addStaff'
        | 'changeProcedure'
        | 'fixSystem'
        | 'askAgency'
        | 'training'
        | 'proposeRule'
        | 'other';
      /** @description Free text; stored encrypted */
      note?: string;
    };
    RefuseIntakeDto: {
      /** @description What the dossier is about; personal, stored encrypted */
      abstract?: string;
      /** @description The competent agency; absent: the token's own unit */
      agencyId?: string;
      applicant?: components['schemas']['ApplicantDto'];
      /** @enum {string} */
      channel: 'counter' | 'online' | 'post';
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @example 1.004194 */
      procedureCode: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
      reasonCode: string;
    };
    RejectCorrectionDto: {
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
      reasonCode?: string;
      /** @description The eventId of the CorrectionRequested */
      requestEventId: string;
    };
    ReopenDto: {
      /** @description Free text; stored encrypted */
      note?: string;
      /** @description Free text; stored encrypted */
      reason?: string;
      /** @enum {string} */
      reasonCode: 'newFacts' | 'complaint' | 'wrongCause' | 'inspection' | 'other';
    };
    RepeatDto: {
      count: number;
      /** @description The newest, at most 20 */
      earlier: string[];
      withinDays: number;
    };
    ReplayDto: {
      /** @description deliver again from behind this position; absent: go on where it stopped */
      after?: number;
    };
    RequestCorrectionDto: {
      abstract?: string;
      applicant?: components['schemas']['ApplicantDto'];
      /** @enum {string} */
      field:
        | 'receivedAt'
        | 'processedAt'
        | 'returnedAt'
        | 'withdrawnAt'
        | 'stoppedAt'
        | 'agencyId'
        | 'procedureCode'
        | 'channel'
        | 'decision'
        | 'applicant'
        | 'abstract'
        | 'annul';
      /** @description What the caller believes is recorded */
      from?: string;
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
      /** @description This or `reason` must be given */
      reasonCode?: string;
      /** @description Absent: the event that the field belongs to; required for annul */
      targetEventId?: string;
      /** @description The new value; an instant with its offset for times */
      to?: string;
    };
    RequestPaymentDto: {
      /**
       * @description Whole đồng
       * @example 200000
       */
      amount: number;
      /** @enum {string} */
      method?: 'online' | 'cash';
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
    };
    RequestSupplementDto: {
      /** @description Documents; a text stands for { name: text } */
      items?: components['schemas']['SupplementItemDto'][];
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
      /**
       * Format: date-time
       * @description By when the applicant should answer
       */
      respondBy?: string;
    };
    RetentionDto: {
      /** @description null: for ever */
      keepMonths: number | null;
    };
    RetentionRuleDto: {
      /** Format: date-time */
      changedAt: string;
      changedBy: string;
      /** @description Dossiers whose person the next night erases */
      dueNow: number;
      keepMonths: number | null;
      procedureCode: string;
    };
    RetentionTableDto: {
      items: components['schemas']['RetentionRuleDto'][];
    };
    RetriedMessagesDto: {
      /** @description how many wait to be sent now */
      retried: number;
    };
    ReturnResultDto: {
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
      /** @enum {string} */
      via?: 'counter' | 'post' | 'online';
    };
    ReviewAnswerDto: {
      availableCommands: (
        'open' | 'code-cause' | 'record-measure' | 'issue-apology' | 'sign-apology' | 'judge' | 'close' | 'reopen'
      )[];
      /** @example H26.12-261122-0001 */
      code: string;
      /**
       * Format: date-time
       * @description By when the review is to be closed
       */
      dueAt: string;
      eventIds: string[];
      /** @description What lacks before it can be closed */
      missing: ('cause' | 'measure' | 'apology' | 'signature' | 'judgement')[];
      position: number;
      /** @enum {string} */
      state: 'none' | 'open' | 'examined' | 'closed';
      version: number;
    };
    ReviewCountsDto: {
      apologyIssued: number;
      apologySigned: number;
      closed: number;
      dossiers: number;
      examined: number;
      /** @description Beside the figures: they count as late all the same */
      excused: number;
      notExcused: number;
      notLate: number;
      open: number;
      /** @description Past the deadline of the review and not closed */
      overdue: number;
      repeated: number;
      unreviewed: number;
    };
    ReviewEventDto: {
      actorId: string | null;
      data: {
        [key: string]: unknown;
      };
      eventId: string;
      hasText: boolean;
      /** Format: date-time */
      occurredAt: string;
      /** @description Whom the actor acted for */
      onBehalfOf: string | null;
      /** Format: date-time */
      recordedAt: string;
      type: string;
    };
    ReviewLinksDto: {
      deadline: string;
      dossier: string;
      texts: string;
      timeline: string;
      timeSplit: string;
    };
    ReviewListsDto: {
      causes: components['schemas']['CodedCauseDto'][];
      grounds: components['schemas']['CodedDto'][];
      measures: components['schemas']['CodedDto'][];
      reopenReasons: components['schemas']['CodedDto'][];
      rules: components['schemas']['ReviewRulesDto'];
    };
    ReviewQueueDto: {
      /** Format: date-time */
      asOf: string | null;
      items: components['schemas']['QueueItemDto'][];
      next: string | null;
      position: number;
    };
    ReviewRulesDto: {
      /**
       * @description From which lateness on reviews are asked for
       * @example 2026-01-01
       */
      from: string | null;
      repeatWithinDays: number;
      /** @description Working days from the lateness */
      workingDays: number;
    };
    ReviewStepDto: {
      /** @description Free text; stored encrypted */
      note?: string;
    };
    ReviewSummaryDto: {
      /** Format: date-time */
      asOf: string | null;
      groupBy: string[];
      position: number;
      rows: components['schemas']['ReviewSummaryRowDto'][];
      total: components['schemas']['ReviewCountsDto'];
    };
    ReviewSummaryRowDto: {
      apologyIssued: number;
      apologySigned: number;
      closed: number;
      dossiers: number;
      examined: number;
      /** @description Beside the figures: they count as late all the same */
      excused: number;
      key: {
        [key: string]: string | null;
      };
      names: {
        [key: string]: string | null;
      };
      notExcused: number;
      notLate: number;
      open: number;
      /** @description Past the deadline of the review and not closed */
      overdue: number;
      repeated: number;
      unreviewed: number;
    };
    ReviewTextDto: {
      content: {
        [key: string]: unknown;
      } | null;
      erased: boolean;
      eventId: string;
      /** Format: date-time */
      occurredAt: string;
      type: string;
    };
    ReviewTextsDto: {
      accessId: string;
      code: string;
      texts: components['schemas']['ReviewTextDto'][];
    };
    ReviewViewDto: {
      agency: components['schemas']['NamedDto'] | null;
      apology: components['schemas']['ApologyDto'];
      availableCommands: (
        'open' | 'code-cause' | 'record-measure' | 'issue-apology' | 'sign-apology' | 'judge' | 'close' | 'reopen'
      )[];
      cause: components['schemas']['CauseDto'] | null;
      /** Format: date-time */
      closedAt: string | null;
      closedBy: string | null;
      code: string;
      /**
       * Format: date-time
       * @description By when the review is to be closed
       */
      dueAt: string;
      holder: components['schemas']['HolderDto'];
      judgement: components['schemas']['JudgementDto'] | null;
      /** @description As it is now */
      lateness: components['schemas']['LatenessDto'] | null;
      links: components['schemas']['ReviewLinksDto'];
      measures: components['schemas']['MeasureDto'][];
      missing: ('cause' | 'measure' | 'apology' | 'signature' | 'judgement')[];
      /** Format: date-time */
      openedAt: string | null;
      openedBy: string | null;
      /** @enum {string|null} */
      outcome: 'reviewed' | 'notLate' | null;
      overdue: boolean;
      procedure: components['schemas']['NamedDto'] | null;
      /** @description As it was recorded at the opening */
      recordedLateness: components['schemas']['LatenessDto'] | null;
      reopenings: number;
      reopenReasonCode: string | null;
      repeat: components['schemas']['RepeatDto'] | null;
      /** @enum {string} */
      state: 'none' | 'open' | 'examined' | 'closed';
      steps: components['schemas']['ReviewEventDto'][];
      timeSplit: components['schemas']['TimeSplitDto'] | null;
      version: number;
    };
    SavedTextBodyDto: {
      /** @description Nothing of a person: numbers and addresses are refused */
      body: string;
      title: string;
      /** @description Whose text; absent: the whole tenant’s */
      unitId?: string;
    };
    SavedTextDto: {
      body: string;
      /** Format: date-time */
      changedAt: string;
      changedBy: string;
      /** @description Whether the caller may change it */
      own: boolean;
      textId: string;
      title: string;
      unitId: string | null;
      version: number;
    };
    SavedTextListDto: {
      items: components['schemas']['SavedTextDto'][];
    };
    SessionAccountDto: {
      actorId: string;
      displayName: string;
      /** @description until it is done every other route answers 403 PASSWORD.CHANGE_NEEDED */
      mustChangePassword: boolean;
      name: string;
      /** @enum {string} */
      role: 'clerk' | 'officer' | 'supervisor' | 'inspector' | 'admin';
      tenant: string;
      /** @example Asia/Ho_Chi_Minh */
      timezone: string;
      /** @description root of the agency subtree it sees; null: all of the tenant */
      unitId: string | null;
      /** @description name of the unit, or of the tenant */
      unitName: string;
    };
    SessionDto: {
      account: components['schemas']['SessionAccountDto'];
      /** @description null: they act for themselves */
      actingFor: components['schemas']['ActingForDto'] | null;
      /**
       * Format: date-time
       * @description when it ends if nothing more is asked
       */
      expiresAt: string;
    };
    SetGatewayDto: {
      delayMinutes: number;
      kinds: ('receipt' | 'supplement' | 'apology' | 'resultReady')[] | null;
      /** @description why it is disabled */
      note: string | null;
      setBy: string;
      /** @description what was to be told before is not sent */
      since: string;
      /** @enum {string} */
      state: 'active' | 'disabled';
      url: string;
    };
    SignApologyDto: {
      /** @description Free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description The date of the document; absent: now
       */
      occurredAt?: string;
    };
    SignInOptionsDto: {
      /** @description of demo data on this computer only; else empty */
      demoAccounts: components['schemas']['DemoAccountDto'][];
      oidc: components['schemas']['OidcOptionDto'] | null;
    };
    StopDto: {
      legalBasisCode: string;
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
    };
    SubmitDto: {
      /** @description What the dossier is about; personal, stored encrypted */
      abstract?: string;
      /** @description The competent agency; absent: the token's own unit */
      agencyId?: string;
      applicant?: components['schemas']['ApplicantDto'];
      /** @enum {string} */
      channel: 'counter' | 'online' | 'post';
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @example 1.004194 */
      procedureCode: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
    };
    SupplementItemDto: {
      code?: string;
      name: string;
    };
    TimePartDto: {
      /** @enum {string} */
      kind: 'intake' | 'unit' | 'supplement' | 'payment' | 'otherAgency';
      minutes: number;
      officerId: string | null;
      unitId: string | null;
    };
    TimeSplitDto: {
      parts: components['schemas']['TimePartDto'][];
      total: number;
      /** @enum {string} */
      unit: 'workingMinute';
    };
    WebhookDto: {
      /** @description begin behind this position; absent: what comes from now on */
      after?: number;
      /**
       * @description names of events; absent: all
       * @example [
       *       "DossierProcessed",
       *       "HeadSigned"
       *     ]
       */
      types?: string[];
      /** @example https://esb.example.vn/dung-hen */
      url: string;
    };
    WithdrawDto: {
      legalBasisCode?: string;
      /** @description Personal free text; stored encrypted */
      note?: string;
      /**
       * Format: date-time
       * @description When it happened; at most the late-entry limit ago, never in the future
       */
      occurredAt?: string;
      /** @description Personal free text; stored encrypted */
      reason?: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  AccessController_accessRecords: {
    parameters: {
      query?: {
        actorId?: unknown;
        /** @description the last accessId of the page before */
        before?: unknown;
        /** @description its code */
        dossier?: unknown;
        /** @description 1 to 200; default 50 */
        limit?: unknown;
        /** @description local date */
        on?: unknown;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AccountsController_changes: {
    parameters: {
      query?: {
        accountId?: unknown;
        /** @description the last changeId of the page before */
        before?: unknown;
        /** @description 1 to 200; default 50 */
        limit?: unknown;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AccountsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AccountsController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewAccountDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AccountsController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AccountsController_change: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AccountPatchDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  OidcController_link: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['IdentityDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AccountsController_resetPassword: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        accountId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CalendarsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CalendarsController_import: {
    parameters: {
      query?: {
        /** @description of a table (text/csv): the calendar it changes */
        calendarId?: unknown;
        /** @description of a table: the last year whose days off are all announced with it; absent: as before */
        publishedThrough?: unknown;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
        'text/csv': Record<string, never>;
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CalendarsController_preview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CalendarsController_publish: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CalendarsController_moves: {
    parameters: {
      query?: {
        /** @description a code: what comes after it */
        after?: unknown;
        /** @description 1 to 1000 */
        limit?: string;
      };
      header?: never;
      path: {
        jobId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CatalogueController_agencies: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              level: ('province' | 'district' | 'commune') | null;
              name: string;
              parentId: string | null;
              /** @description learnt from a file or feed, and reviewed by nobody yet */
              provisional: boolean;
              /** Format: date */
              validFrom: string | null;
              /** Format: date */
              validTo: string | null;
            }[];
          };
        };
      };
    };
  };
  CatalogueController_calendars: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CatalogueController_clockPolicies: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CatalogueController_fields: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              code: string;
              name: string;
              /** @description learnt from a file or feed, and reviewed by nobody yet */
              provisional: boolean;
            }[];
          };
        };
      };
    };
  };
  CatalogueImportController_take: {
    parameters: {
      query?: {
        /** @description true: check, write nothing */
        dryRun?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CatalogueController_procedures: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description every version; of one code the oldest first */
            items: {
              clockPolicyId: string;
              code: string;
              /** @description The papers it asks for, in order; absent: none were entered */
              components?: {
                code: string;
                /** @description how many of it */
                copies: number;
                /** @enum {string} */
                form: 'original' | 'copy' | 'certifiedCopy' | 'electronic';
                name: string;
                /** @description false: only in the cases that its name speaks of */
                required: boolean;
              }[];
              fieldCode: string | null;
              limits: {
                /** @description The case it holds for; null: every case without one of its own */
                caseCode: string | null;
                /** @description The channel it holds for; null: every channel without one of its own */
                channel: ('counter' | 'online' | 'post') | null;
                /** @description null: the law names none */
                limit: {
                  /** @enum {string} */
                  unit: 'workingHour' | 'workingDay' | 'calendarDay' | 'month';
                  /** @description whole, except for working hours */
                  value: number;
                } | null;
              }[];
              name: string;
              /** @description learnt from a file or feed, and reviewed by nobody yet */
              provisional: boolean;
              /** Format: date */
              validFrom: string | null;
              /** Format: date */
              validTo: string | null;
            }[];
          };
        };
      };
    };
  };
  CatalogueController_provisional: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ClassificationsController_explain: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * Format: date-time
           * @description The instant it is judged at, with offset; absent: now
           * @example 2026-03-02T16:00:00+07:00
           */
          asOf?: string | null;
          /** @description What is known of the dossier; absent and null are the same */
          facts: {
            /**
             * Format: date-time
             * @description The due in force
             * @example 2026-03-02T16:00:00+07:00
             */
            dueAt?: string | null;
            /**
             * Format: date-time
             * @description The due as first printed
             * @example 2026-03-02T16:00:00+07:00
             */
            firstPromiseAt?: string | null;
            /**
             * @description Absent: as the limit asks
             * @enum {string}
             */
            grain?: 'date' | 'instant';
            /**
             * Format: date-time
             * @description The due the national index compares with, where it is another
             * @example 2026-03-02T16:00:00+07:00
             */
            indexDueAt?: string | null;
            limit?: {
              /** @enum {string} */
              unit: 'workingHour' | 'workingDay' | 'calendarDay' | 'month';
              /** @example 10 */
              value: number;
            } | null;
            /**
             * Format: date-time
             * @example 2026-03-02T16:00:00+07:00
             */
            processedAt?: string | null;
            /**
             * Format: date-time
             * @description The first promise moved only by the applicant’s own waiting
             * @example 2026-03-02T16:00:00+07:00
             */
            promiseDueAt?: string | null;
            /**
             * Format: date-time
             * @example 2026-03-02T16:00:00+07:00
             */
            receivedAt: string;
            /**
             * Format: date-time
             * @example 2026-03-02T16:00:00+07:00
             */
            returnedAt?: string | null;
            /**
             * Format: date-time
             * @example 2026-03-02T16:00:00+07:00
             */
            stoppedAt?: string | null;
            /** @description Absent: as many as supplement waits */
            supplementRequests?: number;
            waits?: {
              /**
               * Format: date-time
               * @example 2026-03-02T16:00:00+07:00
               */
              from: string | null;
              /** @enum {string} */
              kind: 'supplement' | 'payment';
              /**
               * Format: date-time
               * @example 2026-03-02T16:00:00+07:00
               */
              to?: string | null;
            }[];
            /**
             * Format: date-time
             * @example 2026-03-02T16:00:00+07:00
             */
            withdrawnAt?: string | null;
          };
          /**
           * @default tt01-2020
           * @enum {string}
           */
          policy?: 'tt01-2020' | 'first-promise' | 'returned' | 'survivorship-safe' | 'qd766' | 'ii06a';
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ClosingRulesController_read: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ClosingRulesController_change: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ClosingRulesDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AccountsController_colleagues: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DeadlinesController_explain: {
    parameters: {
      query?: {
        /** @description Instead of Accept */
        format?: 'json' | 'text';
        /** @description Instead of Accept-Language */
        lang?: 'vi' | 'en';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description A published calendar’s id (its latest version), or a whole calendar; absent: the tenant’s own */
          calendar?: string | Record<string, never>;
          interruptions?: {
            /** @description A supplement that did not come in its own time limit */
            expired?: boolean;
            /**
             * Format: date-time
             * @example 2026-01-08T16:00:00+07:00
             */
            from: string;
            /** @enum {string} */
            kind: 'supplement' | 'payment';
            /**
             * Format: date-time
             * @example 2026-01-08T16:00:00+07:00
             */
            to?: string;
          }[];
          limit: {
            /** @enum {string} */
            unit: 'workingHour' | 'workingDay' | 'calendarDay' | 'month';
            /**
             * @description Above 0; whole except for hours
             * @example 40
             */
            value: number;
          };
          policy?: {
            /** @example 15:00 */
            cutoff?: string;
            extensions?: number;
            /** @enum {string} */
            payment: 'pause' | 'run';
            /** @enum {string} */
            supplement: 'pause' | 'restart' | '766';
          };
          /** @description A published clock policy; not beside `policy` */
          policyId?: string;
          /**
           * Format: date-time
           * @example 2026-01-08T16:00:00+07:00
           */
          receivedAt: string;
        };
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DelegationsController_list: {
    parameters: {
      query?: {
        /** @description default current */
        which?: 'current' | 'all';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DelegationListDto'];
        };
      };
    };
  };
  DelegationsController_make: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DelegationBodyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DelegationDto'];
        };
      };
    };
  };
  DelegationsController_end: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        delegationId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DeskController_holders: {
    parameters: {
      query?: {
        /** @description filter */
        agencyId?: string;
        /** @description filter */
        fieldCode?: string;
        /** @description filter */
        holderUnitId?: string;
        /** @description default atRisk */
        list?: 'dueToday' | 'dueSoon' | 'overdue' | 'waiting' | 'atRisk';
        /** @description an officer, `me`, or `none` */
        officerId?: string;
        /** @description filter */
        procedureCode?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeskHoldersDto'];
        };
      };
    };
  };
  DeskController_next: {
    parameters: {
      query?: {
        /** @description the dossier just done */
        not?: unknown;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NextDossierDto'];
        };
      };
    };
  };
  DeskController_today: {
    parameters: {
      query?: {
        /** @description filter */
        agencyId?: string;
        /** @description filter */
        fieldCode?: string;
        /** @description filter */
        holderUnitId?: string;
        /** @description an officer, `me`, or `none` */
        officerId?: string;
        /** @description filter */
        procedureCode?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeskTodayDto'];
        };
      };
    };
  };
  DossierListController_list: {
    parameters: {
      query?: {
        /** @description filter */
        agencyId?: string;
        /** @description true: in time and not waiting, with little of the limit left (as the reminder is dated) */
        atRisk?: string;
        /** @description filter */
        channel?: string;
        /** @description the whole code, as it is written */
        code?: string;
        /** @description the end of a code, in any case: its day and number */
        codeEnd?: string;
        /** @description the `next` of the page before */
        cursor?: unknown;
        /** @description today or soon (the next two working days): open, in time, not waiting */
        due?: string;
        /** @description filter */
        dueAfter?: string;
        /** @description filter */
        dueBefore?: string;
        /** @description filter */
        fieldCode?: string;
        /** @description the unit that holds it now */
        holderUnitId?: string;
        /** @description 1 to 200; default 50 */
        limit?: unknown;
        /** @description the holder; `me`: the caller, or whoever they act for; `none`: held by nobody in person */
        officerId?: string;
        /** @description true: received and not ended */
        open?: string;
        /** @description filter */
        overdue?: string;
        /** @description filter */
        procedureCode?: string;
        /** @description part of a code, in any case */
        q?: string;
        /** @description received (default: the newest first) or due (the first due first; only what is open) */
        sort?: string;
        /** @description filter */
        state?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DossierListDto'];
        };
      };
    };
  };
  DossierCommandsController_receive: {
    parameters: {
      query?: never;
      header: {
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReceiveDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswerDto'];
        };
      };
    };
  };
  DossiersController_dossier: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DossiersController_applicant: {
    parameters: {
      query: {
        /** @description Why it is needed; at least three characters */
        reason: unknown;
      };
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description PERSON.ERASED: there is nothing to read any more */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DossiersController_readApplicant: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReadingReasonDto'];
      };
    };
    responses: {
      /** @description PERSON.ERASED: there is nothing to read any more */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DossiersController_classification: {
    parameters: {
      query?: {
        /** @description instant with offset; default now */
        asOf?: unknown;
        /** @description default tt01-2020 */
        policy?: 'tt01-2020' | 'first-promise' | 'returned' | 'survivorship-safe' | 'qd766' | 'ii06a';
      };
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DossierCommandsController_execute: {
    parameters: {
      query?: never;
      header: {
        'Idempotency-Key': string;
        'If-Match': string;
      };
      path: {
        code: string;
        command:
          | 'submit'
          | 'receive'
          | 'refuse-intake'
          | 'hand-over'
          | 'request-supplement'
          | 'receive-supplement'
          | 'expire-supplement'
          | 'request-payment'
          | 'confirm-payment'
          | 'extend-deadline'
          | 'process'
          | 'return-result'
          | 'digitize-result'
          | 'rate'
          | 'withdraw'
          | 'stop'
          | 'amend-personal'
          | 'request-correction'
          | 'approve-correction'
          | 'reject-correction';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | components['schemas']['SubmitDto']
          | components['schemas']['ReceiveDto']
          | components['schemas']['RefuseIntakeDto']
          | components['schemas']['HandOverDto']
          | components['schemas']['ProcessDto']
          | components['schemas']['ReturnResultDto']
          | components['schemas']['WithdrawDto']
          | components['schemas']['StopDto']
          | components['schemas']['RequestSupplementDto']
          | components['schemas']['ReceiveSupplementDto']
          | components['schemas']['ExpireSupplementDto']
          | components['schemas']['RequestPaymentDto']
          | components['schemas']['ConfirmPaymentDto']
          | components['schemas']['ExtendDeadlineDto']
          | components['schemas']['DigitizeResultDto']
          | components['schemas']['RateDto']
          | components['schemas']['AmendPersonalDto']
          | components['schemas']['RequestCorrectionDto']
          | components['schemas']['ApproveCorrectionDto']
          | components['schemas']['RejectCorrectionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommandAnswerDto'];
        };
      };
    };
  };
  DossiersController_deadline: {
    parameters: {
      query?: {
        /** @description Instead of Accept */
        format?: 'json' | 'text';
        /** @description Instead of Accept-Language */
        lang?: 'vi' | 'en';
      };
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ErasureController_erase: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ErasedPersonDto'];
        };
      };
      /** @description AUTH.FORBIDDEN: admins alone */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description DOSSIER.NOT_FOUND: unknown, or out of scope */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  MessagesController_messages: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessagesOfDossierDto'];
        };
      };
    };
  };
  MessagesController_retry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        code: string;
        eventId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DossierPapersController_paper: {
    parameters: {
      query?: {
        /** @description of supplement and apology: which request or extension; default the last one */
        eventId?: unknown;
        /** @description of apology: the extension’s, or the one issued in the review of a late case; default whichever there is */
        of?: 'extension' | 'review';
        /** @description default A4 */
        size?: 'A4' | 'A5';
      };
      header?: never;
      path: {
        code: string;
        paper: 'receipt' | 'supplement' | 'refusal' | 'apology' | 'control-slip';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The form */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/pdf': string;
        };
      };
      /** @description PAPER.NONE: nothing happened that the form speaks of */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description REPORT.BUSY: as many papers as may are being made; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DossierPapersController_handedOut: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        code: string;
        paper: 'receipt' | 'supplement' | 'apology';
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['HandedOutDto'];
      };
    };
    responses: {
      /** @description PAPER.NONE: nothing happened that the form speaks of */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DossiersController_timeSplit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DossiersController_timeline: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DeskController_handOverMany: {
    parameters: {
      query?: never;
      header: {
        'Idempotency-Key': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['HandOverManyDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['HandOverAnswerDto'];
        };
      };
    };
  };
  LogController_events: {
    parameters: {
      query?: {
        /** @description position; default 0 */
        after?: unknown;
        /** @description 1 to 1000; default 100 */
        limit?: unknown;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CaseListImportsController_list: {
    parameters: {
      query?: {
        /** @description `next` of the page before */
        before?: unknown;
        /** @description 1 to 200; default 50 */
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CaseListImportsController_start: {
    parameters: {
      query?: {
        /** @description true: survey, write nothing */
        dryRun?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': {
          /**
           * Format: binary
           * @description CSV, also gzipped, or XLSX; with its name
           */
          file: string;
          /** @description JSON: which column says what; absent: by their Vietnamese names */
          mapping?: string;
          /** @description of a workbook; absent: the first whose header fits */
          sheet?: string;
        };
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  CaseListImportsController_result: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        jobId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ImportsController_receive: {
    parameters: {
      query?: {
        /** @description true: check, write nothing */
        dryRun?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        'text/csv': string;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ImportsController_template: {
    parameters: {
      query: {
        kind: 'caseList' | 'intake';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  IndicatorsController_figures: {
    parameters: {
      query?: {
        /** @description filter */
        agencyId?: string;
        /** @description instant with offset: what the log knew then; default now */
        asOf?: string;
        /** @description gregorian (default) or kstt */
        calendar?: string;
        /** @description filter: counter, online, post */
        channel?: string;
        /** @description filter */
        fieldCode?: string;
        /** @description YYYY-MM-DD, with `to`, both inclusive */
        from?: string;
        /** @description any of agency,field,procedure,level,channel,officer,month; or handlingAgency alone */
        groupBy?: string;
        /** @description filter: province, district, commune */
        level?: string;
        /** @description filter */
        officerId?: string;
        /** @description 2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; nothing given: the current month */
        period?: string;
        /** @description tt01-2020 (default), first-promise, returned, survivorship-safe, qd766, ii06a */
        policy?: string;
        /** @description handled (default: received in the period and carried over) or received */
        population?: string;
        /** @description filter */
        procedureCode?: string;
        /** @description YYYY-MM-DD */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            asOf: string;
            closing: {
              /** @enum {string} */
              calendar: 'gregorian' | 'kstt';
              /** Format: date-time */
              closedAt: string;
              pending: {
                after: number;
                /** @description null: more events than can be looked through here */
                dossiers: number | null;
                position: number;
              } | null;
              period: string;
              position: number;
              /** @description dossiers that the restatement in force counts otherwise */
              restated: number;
              /** @description the figures as they were closed; null where the question has filters */
              total: {
                carriedOver: number;
                early: number;
                late: number;
                noLimit: number;
                noLimitOpen: number;
                noLimitResolved: number;
                onTime: number;
                open: number;
                openInTime: number;
                openOverdue: number;
                rate: {
                  denominator: number;
                  numerator: number;
                  /** @description two decimals, rounded half up; null where nothing could be judged */
                  percent: string | null;
                };
                received: number;
                refused: number;
                resolved: number;
                stopped: number;
                waiting: number;
                withdrawn: number;
              } | null;
            } | null;
            /** Format: date-time */
            computedAt: string;
            /** Format: date */
            from: string;
            /** @description dossiers left out because one of their events could not be applied */
            incomplete: number;
            /** @description the rows count some dossiers more than once */
            overlapping?: boolean;
            /** @enum {string} */
            policy: 'tt01-2020' | 'first-promise' | 'returned' | 'survivorship-safe' | 'qd766' | 'ii06a';
            policyVersion: number;
            /** @enum {string} */
            population: 'handled' | 'received';
            /** @description the last position of the log that is counted */
            position: number;
            rows: {
              carriedOver: number;
              early: number;
              firstPromise: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              key: {
                [key: string]: string | null;
              };
              late: number;
              noLimit: number;
              noLimitOpen: number;
              noLimitResolved: number;
              onTime: number;
              open: number;
              openInTime: number;
              openOverdue: number;
              rate: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              received: number;
              refused: number;
              resolved: number;
              /** @description the index under a policy that gives points, of 20 */
              score?: string | null;
              /** @description the part of the period a row of groupBy=month stands for */
              span?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
              };
              stopped: number;
              survivorshipSafe: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              waiting: number;
              withdrawn: number;
            }[];
            /** Format: date */
            to: string;
            total: {
              carriedOver: number;
              early: number;
              firstPromise: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              key: {
                [key: string]: string | null;
              };
              late: number;
              noLimit: number;
              noLimitOpen: number;
              noLimitResolved: number;
              onTime: number;
              open: number;
              openInTime: number;
              openOverdue: number;
              rate: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              received: number;
              refused: number;
              resolved: number;
              /** @description the index under a policy that gives points, of 20 */
              score?: string | null;
              /** @description the part of the period a row of groupBy=month stands for */
              span?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
              };
              stopped: number;
              survivorshipSafe: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              waiting: number;
              withdrawn: number;
            };
          };
        };
      };
    };
  };
  IndicatorsController_dossiers: {
    parameters: {
      query: {
        /** @description filter */
        agencyId?: string;
        /** @description instant with offset: what the log knew then; default now */
        asOf?: string;
        /** @description gregorian (default) or kstt */
        calendar?: string;
        /** @description filter: counter, online, post */
        channel?: string;
        /** @description the cell: received, onTime, late, openOverdue, numerator, … */
        class: unknown;
        cursor?: unknown;
        /** @description filter */
        fieldCode?: string;
        /** @description YYYY-MM-DD, with `to`, both inclusive */
        from?: string;
        /** @description any of agency,field,procedure,level,channel,officer,month; or handlingAgency alone */
        groupBy?: string;
        /** @description filter: province, district, commune */
        level?: string;
        /** @description 1 to 200; default 50 */
        limit?: unknown;
        /** @description filter */
        officerId?: string;
        /** @description 2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; nothing given: the current month */
        period?: string;
        /** @description tt01-2020 (default), first-promise, returned, survivorship-safe, qd766, ii06a */
        policy?: string;
        /** @description handled (default: received in the period and carried over) or received */
        population?: string;
        /** @description filter */
        procedureCode?: string;
        /** @description YYYY-MM-DD */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            asOf: string;
            items: {
              agencyId: string | null;
              class: string;
              code: string;
              /** Format: date-time */
              dueAt: string | null;
              fieldCode: string | null;
              /** Format: date-time */
              firstPromiseAt: string | null;
              flags: string[];
              officerId: string | null;
              procedureCode: string | null;
              /** Format: date-time */
              processedAt: string | null;
              /** Format: date-time */
              receivedAt: string | null;
              /** Format: date-time */
              refusedAt: string | null;
              /** Format: date-time */
              returnedAt: string | null;
              /** @enum {string} */
              status:
                | 'submitted'
                | 'received'
                | 'refusedIntake'
                | 'inProcess'
                | 'waitingSupplement'
                | 'waitingPayment'
                | 'withdrawn'
                | 'stopped'
                | 'processed'
                | 'returned'
                | 'annulled';
              /** Format: date-time */
              stoppedAt: string | null;
              /** Format: date-time */
              withdrawnAt: string | null;
            }[];
            /** @description the cursor of the next page; null on the last one */
            next: string | null;
            /** @enum {string} */
            policy: 'tt01-2020' | 'first-promise' | 'returned' | 'survivorship-safe' | 'qd766' | 'ii06a';
            policyVersion: number;
            position: number;
          };
        };
      };
    };
  };
  IndicatorsController_evidence: {
    parameters: {
      query?: {
        /** @description filter */
        agencyId?: string;
        /** @description instant with offset: what the log knew then; default now */
        asOf?: string;
        /** @description gregorian (default) or kstt */
        calendar?: string;
        /** @description filter: counter, online, post */
        channel?: string;
        /** @description filter */
        fieldCode?: string;
        /** @description YYYY-MM-DD, with `to`, both inclusive */
        from?: string;
        /** @description any of agency,field,procedure,level,channel,officer,month; or handlingAgency alone */
        groupBy?: string;
        /** @description filter: province, district, commune */
        level?: string;
        /** @description filter */
        officerId?: string;
        /** @description 2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; nothing given: the current month */
        period?: string;
        /** @description tt01-2020 (default), first-promise, returned, survivorship-safe, qd766, ii06a */
        policy?: string;
        /** @description handled (default: received in the period and carried over) or received */
        population?: string;
        /** @description filter */
        procedureCode?: string;
        /** @description YYYY-MM-DD */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RankingController_ranking: {
    parameters: {
      query?: {
        /** @description filter */
        agencyId?: string;
        /** @description instant with offset: what the log knew then; default now */
        asOf?: string;
        /** @description default agency */
        by?: 'agency' | 'officer' | 'field' | 'procedure';
        /** @description gregorian (default) or kstt */
        calendar?: string;
        /** @description filter: counter, online, post */
        channel?: string;
        /** @description filter */
        fieldCode?: string;
        /** @description YYYY-MM-DD, with `to`, both inclusive */
        from?: string;
        /** @description filter: province, district, commune */
        level?: string;
        /** @description smallest denominator that gets a place; default 30 */
        minimum?: unknown;
        /** @description filter */
        officerId?: string;
        /** @description fields default to worst, others to best */
        order?: 'best' | 'worst';
        /** @description 2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; nothing given: the current month */
        period?: string;
        /** @description tt01-2020 (default), first-promise, returned, survivorship-safe, qd766, ii06a */
        policy?: string;
        /** @description handled (default: received in the period and carried over) or received */
        population?: string;
        /** @description filter */
        procedureCode?: string;
        /** @description YYYY-MM-DD */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            asOf: string;
            /** @enum {string} */
            by: 'agency' | 'officer' | 'field' | 'procedure';
            /** Format: date-time */
            computedAt: string;
            confidence: string;
            /** Format: date */
            from: string;
            /** @description dossiers left out because one of their events could not be applied */
            incomplete: number;
            /** @description rows with a smaller denominator are shown and not ranked */
            minimum: number;
            /** @enum {string} */
            order: 'best' | 'worst';
            /** @enum {string} */
            policy: 'tt01-2020' | 'first-promise' | 'returned' | 'survivorship-safe' | 'qd766' | 'ii06a';
            policyVersion: number;
            /** @description the last position of the log that is counted */
            position: number;
            previous: {
              /** Format: date */
              from: string;
              /** Format: date */
              to: string;
            };
            rows: {
              /** @description whether the rate of all rows together lies outside this row’s interval, and on which side it is */
              againstTotal: ('above' | 'below' | 'notApart') | null;
              carriedOver: number;
              early: number;
              firstPromise: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              /** @description 95 % Wilson interval of the rate, in percent, rounded outward; null without a base */
              interval: {
                high: string;
                low: string;
              } | null;
              key: {
                [key: string]: string | null;
              };
              late: number;
              movement:
                | 'new'
                | {
                    /** @description 0 lies outside the 95 % interval of the difference (Newcombe 1998, method 10); of a hundred rows that did not change up to five may be named all the same */
                    beyondChance: boolean | null;
                    /** @description rate now minus before, with its sign: +1.25 */
                    percentPoints: string | null;
                    /** @description place before minus place now: positive is towards place 1 of the order asked (so with order=worst it means getting worse), negative away from it */
                    places: number | null;
                  };
              name: string | null;
              noLimit: number;
              noLimitOpen: number;
              noLimitResolved: number;
              /** @description overlaps the row just before or after it */
              notDistinguished: boolean;
              onTime: number;
              open: number;
              openInTime: number;
              openOverdue: number;
              /** @description 1 is first in the order asked; shared where not told apart */
              place: number | null;
              /** @description place and rate in the period before */
              previous: {
                place: number | null;
                rate: {
                  denominator: number;
                  numerator: number;
                  /** @description two decimals, rounded half up; null where nothing could be judged */
                  percent: string | null;
                };
              } | null;
              rate: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              received: number;
              refused: number;
              resolved: number;
              /** @description the index under a policy that gives points, of 20 */
              score?: string | null;
              /** @description the part of the period a row of groupBy=month stands for */
              span?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
              };
              stopped: number;
              survivorshipSafe: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              unranked: ('noBase' | 'smallCount' | 'unassigned') | null;
              waiting: number;
              withdrawn: number;
            }[];
            /** Format: date */
            to: string;
            total: {
              carriedOver: number;
              early: number;
              firstPromise: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              /** @description 95 % Wilson interval of the rate, in percent, rounded outward; null without a base */
              interval: {
                high: string;
                low: string;
              } | null;
              key: {
                [key: string]: string | null;
              };
              late: number;
              noLimit: number;
              noLimitOpen: number;
              noLimitResolved: number;
              onTime: number;
              open: number;
              openInTime: number;
              openOverdue: number;
              rate: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              received: number;
              refused: number;
              resolved: number;
              /** @description the index under a policy that gives points, of 20 */
              score?: string | null;
              /** @description the part of the period a row of groupBy=month stands for */
              span?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
              };
              stopped: number;
              survivorshipSafe: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              waiting: number;
              withdrawn: number;
            };
          };
        };
      };
    };
  };
  IndicatorsController_timeSplit: {
    parameters: {
      query?: {
        /** @description filter */
        agencyId?: string;
        /** @description instant with offset: what the log knew then; default now */
        asOf?: string;
        /** @description gregorian (default) or kstt */
        calendar?: string;
        /** @description filter: counter, online, post */
        channel?: string;
        /** @description filter */
        fieldCode?: string;
        /** @description YYYY-MM-DD, with `to`, both inclusive */
        from?: string;
        /** @description any of agency,field,procedure,level,channel, and unit,officer: who bore the time */
        groupBy?: string;
        /** @description filter: province, district, commune */
        level?: string;
        /** @description filter */
        officerId?: string;
        /** @description 2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; nothing given: the current month */
        period?: string;
        /** @description tt01-2020 (default), first-promise, returned, survivorship-safe, qd766, ii06a */
        policy?: string;
        /** @description handled (default: received in the period and carried over) or received */
        population?: string;
        /** @description filter */
        procedureCode?: string;
        /** @description YYYY-MM-DD */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  DvcqgController_take: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never> | Record<string, never>[];
      };
    };
    responses: {
      /** @description One result per item, in the order of the items; sent again, what was taken is a duplicate */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Only where there are any. Closed periods that what was written reaches into, by both calendars. Their figures stand as they were closed; the next night lists the dossiers that count otherwise since as a restatement (`GET /periods/{calendar}/{period}`). */
            closedPeriods?: {
              /** @enum {string} */
              calendar?: 'gregorian' | 'kstt';
              /** @example 2026-08 */
              period?: string;
            }[];
            /**
             * @description "0": every item has its result
             * @example 0
             */
            error_code?: string;
            /** @description The counts in Vietnamese */
            message?: string;
            /** @description `events` of each: what it wrote into the log, `inferred` where a snapshot told it; absent: nothing */
            result?: Record<string, never>[];
          };
        };
      };
    };
  };
  IngestEventsController_take: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/cloudevents-batch+json': unknown;
        'application/cloudevents+json': unknown;
        'application/json': unknown;
      };
    };
    responses: {
      /** @description Counts, and a verdict per event in the order of the batch */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            accepted?: number;
            /** @description Closed periods that what was written reaches into, by both calendars. Their figures stand as they were closed; the next night lists the dossiers that count otherwise since as a restatement (`GET /periods/{calendar}/{period}`). */
            closedPeriods?: {
              /** @enum {string} */
              calendar?: 'gregorian' | 'kstt';
              /** @example 2026-08 */
              period?: string;
            }[];
            duplicate?: number;
            items?: Record<string, never>[];
            rejected?: number;
          };
        };
      };
    };
  };
  JobsController_list: {
    parameters: {
      query?: {
        /** @description `next` of the page before */
        before?: unknown;
        /** @description 1 to 200; default 50 */
        limit?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  JobsController_job: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  JobsController_cancel: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  LogController_head: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  LogVerificationsController_start: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['LogVerificationDto'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  MessageGatewayController_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CurrentGatewayDto'];
        };
      };
    };
  };
  MessageGatewayController_set: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['GatewayDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GatewayWithSecretDto'];
        };
      };
    };
  };
  MessageGatewayController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  MessagesController_list: {
    parameters: {
      query?: {
        /** @description the `before` of the page before */
        before?: unknown;
        /** @description 1 to 200; default 50 */
        limit?: unknown;
        /** @description default failed */
        state?: 'failed' | 'queued' | 'sent' | 'withdrawn';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MessagePageDto'];
        };
      };
    };
  };
  MessagesController_retryAll: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetriedMessagesDto'];
        };
      };
    };
  };
  NoticesController_list: {
    parameters: {
      query?: {
        /** @description `number` of the last notice seen; default 0 */
        after?: unknown;
        /** @description the competent agency */
        agencyId?: unknown;
        kind?: 'dueSoon' | 'overdue';
        /** @description 1 to 200; default 50 */
        limit?: unknown;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RegisterController_register: {
    parameters: {
      query?: {
        /** @description a unit, with everything below it */
        agencyId?: unknown;
        /** @description instead of Accept; default pdf */
        format?: 'pdf' | 'json';
        /** @description local date; default today */
        on?: unknown;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The register */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items?: {
              /** @description masked */
              applicant?: {
                [key: string]: string;
              };
              channel?: string | null;
              code?: string;
              handledBy?: string;
              number?: number;
              procedure?: string;
              /** Format: date-time */
              processedAt?: string | null;
              /** Format: date-time */
              promisedAt?: string | null;
              /** Format: date-time */
              receivedAt?: string;
              /** Format: date-time */
              returnedAt?: string | null;
              state?: string;
            }[];
            office?: Record<string, never>;
            /** Format: date */
            on?: string;
            /** Format: date-time */
            printedAt?: string;
          };
          'application/pdf': string;
        };
      };
      /** @description REPORT.TOO_LARGE: more dossiers than a register holds; narrow[] */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PeriodsController_list: {
    parameters: {
      query?: {
        /** @description gregorian (default) or kstt */
        calendar?: unknown;
        /** @description default: the current one */
        year?: unknown;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            calendar: 'gregorian' | 'kstt';
            items: {
              /** @enum {string} */
              calendar: 'gregorian' | 'kstt';
              /**
               * Format: date
               * @description the day whose nightly run closes it; null where none will
               */
              closesOn: string | null;
              closing: {
                /** Format: date-time */
                asOf: string;
                /** Format: date-time */
                closedAt: string;
                /** @enum {string} */
                closedBy: 'nightly' | 'hand';
                eventId: string;
                hash: string;
                position: number;
                reasonCode: string | null;
              } | null;
              /** Format: date */
              from: string;
              pending: {
                after: number;
                /** @description null: more events than can be looked through here */
                dossiers: number | null;
                position: number;
              } | null;
              period: string;
              restated: {
                dossiers: number;
                eventId: string;
                hash: string;
                policies: {
                  dossiers: number;
                  moves: {
                    dossiers: number;
                    from: string | null;
                    to: string | null;
                  }[];
                  /** @enum {string} */
                  policy: 'tt01-2020' | 'first-promise' | 'returned' | 'survivorship-safe' | 'qd766' | 'ii06a';
                }[];
                position: number;
                /** Format: date-time */
                recordedAt: string;
              } | null;
              /** @enum {string} */
              state: 'open' | 'ended' | 'closed' | 'restated' | 'reconstructed';
              /** Format: date */
              to: string;
            }[];
            rules: {
              [key: string]: unknown;
            };
            year: number;
          };
        };
      };
    };
  };
  PeriodsController_read: {
    parameters: {
      query?: {
        /** @description any of agency,field,procedure,level,channel */
        groupBy?: unknown;
        /** @description tt01-2020 (default), first-promise, returned, survivorship-safe, … */
        policy?: unknown;
      };
      header?: never;
      path: {
        calendar: string;
        period: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PeriodsController_close: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        calendar: string;
        period: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ClosePeriodDto'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PeriodsController_restatement: {
    parameters: {
      query?: {
        /** @description instant with offset: as known then; default now */
        asOf?: unknown;
        cursor?: unknown;
        /** @description 1 to 200; default 50 */
        limit?: unknown;
        /** @description only dossiers that changed under it */
        policy?: unknown;
      };
      header?: never;
      path: {
        calendar: string;
        period: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PersonsController_search: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PersonSearchDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PersonSearchAnswerDto'];
        };
      };
    };
  };
  PlansController_publish: {
    parameters: {
      query?: {
        /** @description true: check, write nothing */
        dryRun?: 'true' | 'false';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PlansController_plan: {
    parameters: {
      query?: {
        /** @description instant with offset: as the log knew it then */
        asOf?: unknown;
      };
      header?: never;
      path: {
        planId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PlansController_enterFigure: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        planId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PlansController_enterStatement: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        planId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PlansController_statementText: {
    parameters: {
      query: {
        /** @description Why it is needed; at least three characters */
        reason: unknown;
      };
      header?: never;
      path: {
        eventId: string;
        planId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PlansController_readStatement: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        eventId: string;
        planId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReadingReasonDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PoliciesController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ProjectionsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ParkedStreamsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ParkedStreamsController_retry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        projection: string;
        stream: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PublicController_lookup: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LookupDto'];
      };
    };
    responses: {
      /** @description How it stands */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            agency?: string;
            /** Format: date-time */
            asOf?: string;
            code?: string;
            /** Format: date-time */
            dueAt?: string | null;
            /** Format: date-time */
            firstPromiseAt?: string | null;
            mayRate?: boolean;
            /** @description papers by name; those without a code are only counted */
            missing?: {
              items?: string[];
              others?: number;
              /** Format: date-time */
              respondBy?: string | null;
            } | null;
            /** @description whole đồng awaited */
            payment?: number | null;
            procedure?: string;
            rated?: boolean;
            /** Format: date-time */
            readyAt?: string | null;
            /** Format: date-time */
            receivedAt?: string | null;
            /** Format: date-time */
            returnedAt?: string | null;
            state?: string;
            timezone?: string;
            why?: {
              en: string[];
              vi: string[];
            };
          };
        };
      };
      /** @description NOT_FOUND: unknown and wrong are answered alike */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description LOOKUP.TOO_MANY; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PublicController_receipt: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How it stands */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            agency?: string;
            /** Format: date-time */
            asOf?: string;
            code?: string;
            /** Format: date-time */
            dueAt?: string | null;
            /** Format: date-time */
            firstPromiseAt?: string | null;
            mayRate?: boolean;
            /** @description papers by name; those without a code are only counted */
            missing?: {
              items?: string[];
              others?: number;
              /** Format: date-time */
              respondBy?: string | null;
            } | null;
            /** @description whole đồng awaited */
            payment?: number | null;
            procedure?: string;
            rated?: boolean;
            /** Format: date-time */
            readyAt?: string | null;
            /** Format: date-time */
            receivedAt?: string | null;
            /** Format: date-time */
            returnedAt?: string | null;
            state?: string;
            timezone?: string;
            why?: {
              en: string[];
              vi: string[];
            };
          };
        };
      };
      /** @description NOT_FOUND: unknown and wrong are answered alike */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description LOOKUP.TOO_MANY; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  PublicController_rate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RatingDto'];
      };
    };
    responses: {
      /** @description How it stands */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            agency?: string;
            /** Format: date-time */
            asOf?: string;
            code?: string;
            /** Format: date-time */
            dueAt?: string | null;
            /** Format: date-time */
            firstPromiseAt?: string | null;
            mayRate?: boolean;
            /** @description papers by name; those without a code are only counted */
            missing?: {
              items?: string[];
              others?: number;
              /** Format: date-time */
              respondBy?: string | null;
            } | null;
            /** @description whole đồng awaited */
            payment?: number | null;
            procedure?: string;
            rated?: boolean;
            /** Format: date-time */
            readyAt?: string | null;
            /** Format: date-time */
            receivedAt?: string | null;
            /** Format: date-time */
            returnedAt?: string | null;
            state?: string;
            timezone?: string;
            why?: {
              en: string[];
              vi: string[];
            };
          };
        };
      };
      /** @description NOT_FOUND: unknown and wrong are answered alike */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description RATING.NOT_ALLOWED: reason rated or notReturned */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description LOOKUP.TOO_MANY; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  QuarantineController_list: {
    parameters: {
      query?: {
        /** @description `next` of the page before */
        after?: unknown;
        /** @description of a dossier */
        code?: unknown;
        /** @description 1 to 200 */
        limit?: unknown;
        reason?: unknown;
        /** @description dismissed: a mended version was taken since */
        state?: 'open' | 'dismissed';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  QuarantineController_retry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RecomputationsController_start: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['RecomputationDto'];
      };
    };
    responses: {
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ReportsController_ii06a: {
    parameters: {
      query?: {
        /** @description a unit, with everything below it */
        agencyId?: unknown;
        /** @description instant with offset: what the log knew then; default now */
        asOf?: unknown;
        /** @description default gregorian */
        calendar?: 'gregorian' | 'kstt';
        /** @description instead of Accept */
        format?: 'json' | 'xlsx' | 'pdf';
        /** @description default field */
        groupBy?: 'field' | 'agency';
        /** @description 2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; default: this month */
        period?: unknown;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The form */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description left out: below the unit at as-of, not to be seen by this token today */
            agenciesNotSeen: number;
            agencyId: string | null;
            agencyName: string;
            /** Format: date-time */
            asOf: string;
            /** @enum {string} */
            calendar: 'gregorian' | 'kstt';
            carryOver: {
              /** @description null while interim */
              next: {
                carriedOver: number;
                /** Format: date */
                from: string;
                period: string;
                /** Format: date */
                to: string;
              } | null;
              previous: {
                /** Format: date */
                from: string;
                open: number;
                period: string;
                /** Format: date */
                to: string;
              };
            };
            /** @description the printed column of every member of a row */
            columns: {
              member: string;
              number: number;
              sumOf: number[];
            }[];
            /** Format: date-time */
            computedAt: string;
            conventions: {
              channelUnknown: number;
              noLimitOpen: number;
              noLimitResolved: number;
              refused: number;
              stopped: number;
              waiting: number;
              withdrawn: number;
            };
            empty: boolean;
            /** @enum {string} */
            form: 'II.06a';
            /** Format: date */
            from: string;
            /** @enum {string} */
            groupBy: 'field' | 'agency';
            incomplete: number;
            /** @description as-of lies before the end of the period */
            interim: boolean;
            period: string;
            policy: string;
            policyVersion: number;
            position: number;
            rate: {
              denominator: number;
              numerator: number;
              percent: string | null;
              policy: string;
              policyVersion: number;
            };
            rows: {
              carriedOver: number;
              early: number;
              key: string | null;
              late: number;
              name: string | null;
              onTime: number;
              open: number;
              openInTime: number;
              openOverdue: number;
              receivedOnline: number;
              receivedOther: number;
              resolved: number;
              row: number;
              toResolve: number;
            }[];
            tenant: string;
            timezone: string;
            /** Format: date */
            to: string;
            total: {
              carriedOver: number;
              early: number;
              late: number;
              onTime: number;
              open: number;
              openInTime: number;
              openOverdue: number;
              receivedOnline: number;
              receivedOther: number;
              resolved: number;
              toResolve: number;
            };
          };
          'application/pdf': string;
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        };
      };
      /** @description NOT_ACCEPTABLE: Accept names none of the three */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description REPORT.UNBALANCED: violations[] with rule, row, both sides and dossiers; PERIOD.NOT_BEGUN: it begins after as-of */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description REPORT.TOO_LARGE: more rows than a workbook or PDF holds; narrow[] */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description REPORT.BUSY: as many files as may are being made; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  RetentionController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetentionTableDto'];
        };
      };
    };
  };
  RetentionController_set: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        procedureCode: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RetentionDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RetentionTableDto'];
        };
      };
    };
  };
  ReviewsController_list: {
    parameters: {
      query?: {
        /** @description instant with offset: as the log knew it then, judged at that moment */
        asOf?: string;
        /** @description a code of GET /reviews/lists */
        cause?: string;
        /** @description the `next` of the page before */
        cursor?: unknown;
        /** @description late since this day or later */
        from?: string;
        /** @description 1 to 200; default 50 */
        limit?: unknown;
        /** @description late since within this month, such as 2026-03 */
        month?: string;
        /** @description the holder, or the person named responsible */
        officerId?: string;
        /** @description true: past the deadline of the review */
        overdue?: string;
        /** @description any of unreviewed,open,examined,closed */
        state?: string;
        /** @description late since this day or earlier */
        to?: string;
        /** @description the competent or the responsible unit, with everything below it */
        unitId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewQueueDto'];
        };
      };
    };
  };
  ReviewsController_review: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewViewDto'];
        };
      };
    };
  };
  ReviewCommandsController_execute: {
    parameters: {
      query?: never;
      header: {
        'Idempotency-Key': string;
        'If-Match': string;
      };
      path: {
        code: string;
        command:
          'open' | 'code-cause' | 'record-measure' | 'issue-apology' | 'sign-apology' | 'judge' | 'close' | 'reopen';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | components['schemas']['ReviewStepDto']
          | components['schemas']['CodeCauseDto']
          | components['schemas']['RecordMeasureDto']
          | components['schemas']['IssueApologyDto']
          | components['schemas']['SignApologyDto']
          | components['schemas']['JudgeDto']
          | components['schemas']['ReopenDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewAnswerDto'];
        };
      };
    };
  };
  ReviewsController_texts: {
    parameters: {
      query: {
        /** @description Why it is needed; at least three characters */
        reason: unknown;
      };
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewTextsDto'];
        };
      };
    };
  };
  ReviewsController_readTexts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        code: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReadingReasonDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewTextsDto'];
        };
      };
    };
  };
  ReviewsController_lists: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewListsDto'];
        };
      };
    };
  };
  ReviewsController_rules: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReviewRulesDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewRulesDto'];
        };
      };
    };
  };
  ReviewsController_summary: {
    parameters: {
      query?: {
        /** @description instant with offset: as the log knew it then, judged at that moment */
        asOf?: string;
        /** @description a code of GET /reviews/lists */
        cause?: string;
        /** @description late since this day or later */
        from?: string;
        /** @description any of cause (default), agency, responsibleUnit, month */
        groupBy?: unknown;
        /** @description late since within this month, such as 2026-03 */
        month?: string;
        /** @description the holder, or the person named responsible */
        officerId?: string;
        /** @description true: past the deadline of the review */
        overdue?: string;
        /** @description any of unreviewed,open,examined,closed */
        state?: string;
        /** @description late since this day or earlier */
        to?: string;
        /** @description the competent or the responsible unit, with everything below it */
        unitId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReviewSummaryDto'];
        };
      };
    };
  };
  SavedTextsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedTextListDto'];
        };
      };
    };
  };
  SavedTextsController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SavedTextBodyDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedTextDto'];
        };
      };
    };
  };
  SavedTextsController_change: {
    parameters: {
      query?: never;
      header: {
        'If-Match': string;
      };
      path: {
        textId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SavedTextBodyDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SavedTextDto'];
        };
      };
    };
  };
  SavedTextsController_remove: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        textId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  ScorecardsController_list: {
    parameters: {
      query?: {
        /** @description instant with offset: what the log knew then, entered figures too; default now */
        asOf?: string;
        /** @description gregorian (default) or kstt */
        calendar?: string;
        /** @description 2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; nothing given: the present year */
        period?: string;
        /** @description 2026: the same as period=2026 */
        year?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            asOf: string;
            /** @enum {string} */
            calendar: 'gregorian' | 'kstt';
            /** Format: date-time */
            computedAt: string;
            /** Format: date */
            from: string;
            items: {
              plan: {
                document: string;
                id: string;
                issuedBy: string;
                /** @enum {string} */
                origin: 'shipped' | 'log';
                title: string;
                version: number;
                /** @description false: the figures stand beside the goals that held last, and nothing is judged */
                withinYears: boolean;
                years: {
                  from: number;
                  to: number;
                };
              };
              summary: {
                met: number;
                noFigure: number;
                noGoal: number;
                notMet: number;
                outsideYears: number;
                partOnly: number;
                stated: number;
                statementMissing: number;
                targets: number;
              };
            }[];
            period: string;
            position: number;
            /** @description agencies that figures of the log keep to, nothing judged; null: the whole city */
            scope: string[] | null;
            /** Format: date */
            to: string;
          };
        };
      };
    };
  };
  ScorecardsController_card: {
    parameters: {
      query?: {
        /** @description instant with offset: what the log knew then, entered figures too; default now */
        asOf?: string;
        /** @description gregorian (default) or kstt */
        calendar?: string;
        /** @description 2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; nothing given: the present year */
        period?: string;
        /** @description 2026: the same as period=2026 */
        year?: string;
      };
      header?: never;
      path: {
        planId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            asOf: string;
            /** @enum {string} */
            calendar: 'gregorian' | 'kstt';
            /** Format: date-time */
            computedAt: string;
            /** Format: date */
            from: string;
            period: string;
            plan: {
              document: string;
              id: string;
              issuedBy: string;
              /** @enum {string} */
              origin: 'shipped' | 'log';
              title: string;
              version: number;
              /** @description false: the figures stand beside the goals that held last, and nothing is judged */
              withinYears: boolean;
              years: {
                from: number;
                to: number;
              };
            };
            position: number;
            /** @description agencies that figures of the log keep to, nothing judged; null: the whole city */
            scope: string[] | null;
            summary: {
              met: number;
              noFigure: number;
              noGoal: number;
              notMet: number;
              outsideYears: number;
              partOnly: number;
              stated: number;
              statementMissing: number;
              targets: number;
            };
            targets: {
              base: {
                value:
                  | (
                      | {
                          denominator: number;
                          /** @enum {string} */
                          kind: 'share';
                          numerator: number;
                          percent: string | null;
                        }
                      | {
                          denominator: number;
                          key: string | null;
                          /** @enum {string} */
                          kind: 'worst';
                          numerator: number;
                          parts: {
                            denominator: number;
                            key: string | null;
                            numerator: number;
                            percent: string | null;
                          }[];
                          percent: string | null;
                        }
                      | {
                          /** @enum {string} */
                          kind: 'percent' | 'count';
                          value: string;
                        }
                      | {
                          /** @enum {string} */
                          kind: 'rank';
                          value: number;
                        }
                    )
                  | null;
                year: number;
              } | null;
              beside: {
                /** Format: date-time */
                computedAt: string;
                detail: {
                  [key: string]: unknown;
                } | null;
                /** @description the dossiers behind it that fall short, where they are not those of indicators */
                dossiers: string | null;
                /** @description the question to /indicators that shows the same figure; null: none of those */
                indicators: string | null;
                /** @enum {string} */
                measure:
                  | 'onTimeRate'
                  | 'worstField'
                  | 'channelShare'
                  | 'returnedByPost'
                  | 'electronicHandOvers'
                  | 'digitizedResults'
                  | 'digitizedComponents'
                  | 'satisfaction'
                  | 'lateNamed';
                policy: ('tt01-2020' | 'first-promise' | 'returned' | 'survivorship-safe' | 'qd766' | 'ii06a') | null;
                policyVersion: number | null;
                position: number;
                value:
                  | {
                      denominator: number;
                      /** @enum {string} */
                      kind: 'share';
                      numerator: number;
                      percent: string | null;
                    }
                  | {
                      denominator: number;
                      key: string | null;
                      /** @enum {string} */
                      kind: 'worst';
                      numerator: number;
                      parts: {
                        denominator: number;
                        key: string | null;
                        numerator: number;
                        percent: string | null;
                      }[];
                      percent: string | null;
                    }
                  | {
                      /** @enum {string} */
                      kind: 'percent' | 'count';
                      value: string;
                    }
                  | {
                      /** @enum {string} */
                      kind: 'rank';
                      value: number;
                    };
              }[];
              entered: {
                actorId: string | null;
                /** @enum {string} */
                calendar?: 'gregorian' | 'kstt';
                eventId: string;
                period: string;
                position: number;
                /** Format: date */
                publishedOn: string;
                /** Format: date-time */
                recordedAt: string;
                source: string;
                targetId: string;
                /** @enum {string} */
                unit: 'percent' | 'rank' | 'count';
                value: string;
              } | null;
              gap: {
                denominator: string;
                numerator: string;
                /** @description with its sign; what is good is positive */
                text: string;
                /** @enum {string} */
                unit: 'percentagePoints' | 'percentOfBase' | 'ranks';
              } | null;
              goal: {
                condition:
                  | {
                      /** @enum {string} */
                      kind: 'share';
                      /** @enum {string} */
                      operator: '>' | '>=';
                      percent: string;
                      upTo?: string;
                    }
                  | {
                      atMost: number;
                      /** @enum {string} */
                      kind: 'rank';
                    }
                  | {
                      base: number | 'previousYear';
                      by: number;
                      /** @enum {string} */
                      kind: 'rankImproved';
                    }
                  | {
                      /** @enum {string} */
                      as: 'relative' | 'points';
                      base: number | 'previousYear';
                      by: string;
                      /** @enum {string} */
                      kind: 'growth';
                      /** @enum {string} */
                      operator: '>' | '>=';
                      until?: string;
                    };
                years: {
                  from: number;
                  to: number;
                };
              } | null;
              id: string;
              /** @enum {string} */
              kind: 'log' | 'entered' | 'statement';
              log: {
                /** Format: date-time */
                computedAt: string;
                detail: {
                  [key: string]: unknown;
                } | null;
                /** @description the dossiers behind it that fall short, where they are not those of indicators */
                dossiers: string | null;
                /** @description the question to /indicators that shows the same figure; null: none of those */
                indicators: string | null;
                /** @enum {string} */
                measure:
                  | 'onTimeRate'
                  | 'worstField'
                  | 'channelShare'
                  | 'returnedByPost'
                  | 'electronicHandOvers'
                  | 'digitizedResults'
                  | 'digitizedComponents'
                  | 'satisfaction'
                  | 'lateNamed';
                policy: ('tt01-2020' | 'first-promise' | 'returned' | 'survivorship-safe' | 'qd766' | 'ii06a') | null;
                policyVersion: number | null;
                position: number;
                value:
                  | {
                      denominator: number;
                      /** @enum {string} */
                      kind: 'share';
                      numerator: number;
                      percent: string | null;
                    }
                  | {
                      denominator: number;
                      key: string | null;
                      /** @enum {string} */
                      kind: 'worst';
                      numerator: number;
                      parts: {
                        denominator: number;
                        key: string | null;
                        numerator: number;
                        percent: string | null;
                      }[];
                      percent: string | null;
                    }
                  | {
                      /** @enum {string} */
                      kind: 'percent' | 'count';
                      value: string;
                    }
                  | {
                      /** @enum {string} */
                      kind: 'rank';
                      value: number;
                    };
              } | null;
              /** @description null where there is nothing to judge, or nothing to judge it by */
              met: boolean | null;
              /** @description whether the goal that held last would be met; no verdict */
              metOutsideYears: boolean | null;
              note: string | null;
              source: string;
              /** @enum {string} */
              state:
                | 'figure'
                | 'outsideYears'
                | 'noFigureYet'
                | 'noBase'
                | 'noGoal'
                | 'partOnly'
                | 'stated'
                | 'statementMissing';
              statement: {
                actorId: string | null;
                /** @enum {string} */
                calendar?: 'gregorian' | 'kstt';
                /** Format: date */
                date: string;
                document: string;
                eventId: string;
                /** @description read on its own, with a reason */
                hasText: boolean;
                period: string;
                position: number;
                /** Format: date-time */
                recordedAt: string;
                superseded: {
                  actorId: string | null;
                  /** @enum {string} */
                  calendar?: 'gregorian' | 'kstt';
                  /** Format: date */
                  date: string;
                  document: string;
                  eventId: string;
                  /** @description read on its own, with a reason */
                  hasText: boolean;
                  period: string;
                  position: number;
                  /** Format: date-time */
                  recordedAt: string;
                  targetId: string;
                }[];
                targetId: string;
              } | null;
              superseded: {
                actorId: string | null;
                /** @enum {string} */
                calendar?: 'gregorian' | 'kstt';
                eventId: string;
                period: string;
                position: number;
                /** Format: date */
                publishedOn: string;
                /** Format: date-time */
                recordedAt: string;
                source: string;
                targetId: string;
                /** @enum {string} */
                unit: 'percent' | 'rank' | 'count';
                value: string;
                /** @enum {string} */
                why: 'laterEntry' | 'otherUnit' | 'takesNoFigure';
              }[];
              title: string;
              trend:
                | {
                    /** Format: date */
                    from: string;
                    met: boolean | null;
                    month: string;
                    /** Format: date */
                    to: string;
                    value:
                      | {
                          denominator: number;
                          /** @enum {string} */
                          kind: 'share';
                          numerator: number;
                          percent: string | null;
                        }
                      | {
                          denominator: number;
                          key: string | null;
                          /** @enum {string} */
                          kind: 'worst';
                          numerator: number;
                          parts: {
                            denominator: number;
                            key: string | null;
                            numerator: number;
                            percent: string | null;
                          }[];
                          percent: string | null;
                        }
                      | {
                          /** @enum {string} */
                          kind: 'percent' | 'count';
                          value: string;
                        }
                      | {
                          /** @enum {string} */
                          kind: 'rank';
                          value: number;
                        };
                  }[]
                | null;
              /** @description what is judged; null: there is nothing yet, which is not zero */
              value:
                | (
                    | {
                        denominator: number;
                        /** @enum {string} */
                        kind: 'share';
                        numerator: number;
                        percent: string | null;
                      }
                    | {
                        denominator: number;
                        key: string | null;
                        /** @enum {string} */
                        kind: 'worst';
                        numerator: number;
                        parts: {
                          denominator: number;
                          key: string | null;
                          numerator: number;
                          percent: string | null;
                        }[];
                        percent: string | null;
                      }
                    | {
                        /** @enum {string} */
                        kind: 'percent' | 'count';
                        value: string;
                      }
                    | {
                        /** @enum {string} */
                        kind: 'rank';
                        value: number;
                      }
                  )
                | null;
              valueFrom: ('log' | 'entered') | null;
              withinYears: boolean;
            }[];
            /** Format: date */
            to: string;
          };
        };
      };
    };
  };
  ScorecardsController_dossiers: {
    parameters: {
      query?: {
        /** @description instant with offset: what the log knew then, entered figures too; default now */
        asOf?: string;
        /** @description gregorian (default) or kstt */
        calendar?: string;
        cursor?: unknown;
        /** @description 1 to 200; default 50 */
        limit?: unknown;
        /** @description short (default): fall short */
        part?: 'short' | 'counted';
        /** @description 2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; nothing given: the present year */
        period?: string;
        /** @description 2026: the same as period=2026 */
        year?: string;
      };
      header?: never;
      path: {
        planId: string;
        targetId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            asOf: string;
            /** @enum {string} */
            calendar: 'gregorian' | 'kstt';
            /** Format: date-time */
            computedAt: string;
            /** Format: date */
            from: string;
            items: {
              code: string;
              denominator: number;
              numerator: number;
            }[];
            /** @description the cursor of the next page; null on the last one */
            next: string | null;
            period: string;
            position: number;
            /** @description agencies that figures of the log keep to, nothing judged; null: the whole city */
            scope: string[] | null;
            /** Format: date */
            to: string;
          };
        };
      };
    };
  };
  SessionController_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionDto'];
        };
      };
    };
  };
  SessionController_open: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CredentialsDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionDto'];
        };
      };
    };
  };
  SessionController_end: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SessionController_act: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ActForDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionDto'];
        };
      };
    };
  };
  SessionController_actForThemselves: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  OidcController_begin: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the provider, or back to the page with ?signIn=failed */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  OidcController_finish: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description To the page; with ?signIn=refused where no account is linked, ?signIn=failed else */
      302: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SessionController_options: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SignInOptionsDto'];
        };
      };
    };
  };
  SessionController_changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PasswordChangeDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionDto'];
        };
      };
    };
  };
  AccessController_sessions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AccessController_endSession: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        sessionId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SignalsController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            heading: {
              en: string;
              vi: string;
            };
            items: {
              /** @description types of the events of a dossier that show it */
              eventTypes: string[];
              innocent: {
                en: string[];
                vi: string[];
              };
              label: {
                en: string;
                vi: string;
              };
              meaning: {
                en: string;
                vi: string;
              };
              /** @enum {string} */
              name:
                | 'bulkEndings'
                | 'endEqualsDue'
                | 'supplementJustBeforeDue'
                | 'resumedAndEndedWithinHour'
                | 'receptionEnteredLate'
                | 'dueMovedAfterPassed'
                | 'correctedIntoTime'
                | 'processedWithoutStep'
                | 'extensionNotTold';
              parameters: {
                default: number;
                /** @enum {string} */
                from: 'default' | 'tenant' | 'request';
                max: number;
                meaning: {
                  en: string;
                  vi: string;
                };
                min: number;
                name: string;
                /** @enum {string} */
                unit: 'dossier' | 'second' | 'minute' | 'hour' | 'day';
                value: number;
              }[];
              /**
               * @description among which dossiers of a period it looks
               * @enum {string}
               */
              population: 'resolved' | 'received';
              version: number;
            }[];
          };
        };
      };
    };
  };
  SignalsController_configure: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        name:
          | 'bulkEndings'
          | 'endEqualsDue'
          | 'supplementJustBeforeDue'
          | 'resumedAndEndedWithinHour'
          | 'receptionEnteredLate'
          | 'dueMovedAfterPassed'
          | 'correctedIntoTime'
          | 'processedWithoutStep'
          | 'extensionNotTold';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  SignalsController_dossiers: {
    parameters: {
      query?: {
        /** @description filter */
        agencyId?: string;
        /** @description instant with offset: what the log knew then; default now */
        asOf?: string;
        /** @description a value for a parameter of a signal in this answer only, here of bulkEndings; GET /signals names all */
        'bulkEndings.minCount'?: unknown;
        /** @description gregorian (default) or kstt */
        calendar?: string;
        /** @description filter: counter, online, post */
        channel?: string;
        cursor?: unknown;
        /** @description filter */
        fieldCode?: string;
        /** @description YYYY-MM-DD, with `to`, both inclusive */
        from?: string;
        /** @description filter: province, district, commune */
        level?: string;
        /** @description 1 to 200; default 50 */
        limit?: unknown;
        /** @description filter */
        officerId?: string;
        /** @description 2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; nothing given: the current month */
        period?: string;
        /** @description tt01-2020 (default), first-promise, returned, survivorship-safe, qd766, ii06a */
        policy?: string;
        /** @description handled (default: received in the period and carried over) or received */
        population?: string;
        /** @description filter */
        procedureCode?: string;
        /** @description YYYY-MM-DD */
        to?: string;
      };
      header?: never;
      path: {
        name:
          | 'bulkEndings'
          | 'endEqualsDue'
          | 'supplementJustBeforeDue'
          | 'resumedAndEndedWithinHour'
          | 'receptionEnteredLate'
          | 'dueMovedAfterPassed'
          | 'correctedIntoTime'
          | 'processedWithoutStep'
          | 'extensionNotTold';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            asOf: string;
            /** Format: date-time */
            computedAt: string;
            /** Format: date */
            from: string;
            items: {
              agencyId: string | null;
              class: string;
              code: string;
              events: {
                actorId: string | null;
                /** Format: date-time */
                occurredAt: string;
                position: number;
                /** Format: date-time */
                recordedAt: string;
                type: string;
              }[];
              /** @description what made it match, one entry a match: instants, counts, positions */
              matches: {
                [key: string]: string | number | null;
              }[];
              officerId: string | null;
            }[];
            /** @description the cursor of the next page; null on the last one */
            next: string | null;
            /** @enum {string} */
            policy: 'tt01-2020' | 'first-promise' | 'returned' | 'survivorship-safe' | 'qd766' | 'ii06a';
            policyVersion: number;
            /** @enum {string} */
            population: 'handled' | 'received';
            /** @description the last position of the log that is counted */
            position: number;
            signal: {
              /** @enum {string} */
              name:
                | 'bulkEndings'
                | 'endEqualsDue'
                | 'supplementJustBeforeDue'
                | 'resumedAndEndedWithinHour'
                | 'receptionEnteredLate'
                | 'dueMovedAfterPassed'
                | 'correctedIntoTime'
                | 'processedWithoutStep'
                | 'extensionNotTold';
              parameters: {
                [key: string]: {
                  /** @enum {string} */
                  from: 'default' | 'tenant' | 'request';
                  value: number;
                };
              };
              version: number;
            };
            /** Format: date */
            to: string;
          };
        };
      };
    };
  };
  SignalsController_summary: {
    parameters: {
      query?: {
        /** @description filter */
        agencyId?: string;
        /** @description instant with offset: what the log knew then; default now */
        asOf?: string;
        /** @description a value for a parameter of a signal in this answer only, here of bulkEndings; GET /signals names all */
        'bulkEndings.minCount'?: unknown;
        /** @description gregorian (default) or kstt */
        calendar?: string;
        /** @description filter: counter, online, post */
        channel?: string;
        /** @description filter */
        fieldCode?: string;
        /** @description YYYY-MM-DD, with `to`, both inclusive */
        from?: string;
        /** @description any of agency,field,procedure,level,channel,officer */
        groupBy?: string;
        /** @description filter: province, district, commune */
        level?: string;
        /** @description filter */
        officerId?: string;
        /** @description 2026, 2026-H1, 2026-9M, 2026-Q3, 2026-08; nothing given: the current month */
        period?: string;
        /** @description tt01-2020 (default), first-promise, returned, survivorship-safe, qd766, ii06a */
        policy?: string;
        /** @description handled (default: received in the period and carried over) or received */
        population?: string;
        /** @description filter */
        procedureCode?: string;
        /** @description YYYY-MM-DD */
        to?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            asOf: string;
            /** Format: date-time */
            computedAt: string;
            /** Format: date */
            from: string;
            heading: {
              en: string;
              vi: string;
            };
            /** @description dossiers left out because one of their events could not be applied */
            incomplete: number;
            /** @enum {string} */
            policy: 'tt01-2020' | 'first-promise' | 'returned' | 'survivorship-safe' | 'qd766' | 'ii06a';
            policyVersion: number;
            /** @enum {string} */
            population: 'handled' | 'received';
            /** @description the last position of the log that is counted */
            position: number;
            rows: {
              /** @description dossiers that at least one signal names, each once */
              any: {
                dossiers: number;
                /** @description the headline rate without them */
                without: {
                  denominator: number;
                  numerator: number;
                  /** @description two decimals, rounded half up; null where nothing could be judged */
                  percent: string | null;
                };
              };
              key: {
                [key: string]: string | null;
              };
              rate: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              received: number;
              resolved: number;
              signals: {
                bulkEndings: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                correctedIntoTime: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                dueMovedAfterPassed: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                endEqualsDue: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                extensionNotTold: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                processedWithoutStep: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                receptionEnteredLate: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                resumedAndEndedWithinHour: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                supplementJustBeforeDue: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
              };
            }[];
            signals: {
              label: {
                en: string;
                vi: string;
              };
              /** @enum {string} */
              name:
                | 'bulkEndings'
                | 'endEqualsDue'
                | 'supplementJustBeforeDue'
                | 'resumedAndEndedWithinHour'
                | 'receptionEnteredLate'
                | 'dueMovedAfterPassed'
                | 'correctedIntoTime'
                | 'processedWithoutStep'
                | 'extensionNotTold';
              parameters: {
                [key: string]: {
                  /** @enum {string} */
                  from: 'default' | 'tenant' | 'request';
                  value: number;
                };
              };
              version: number;
            }[];
            /** Format: date */
            to: string;
            total: {
              /** @description dossiers that at least one signal names, each once */
              any: {
                dossiers: number;
                /** @description the headline rate without them */
                without: {
                  denominator: number;
                  numerator: number;
                  /** @description two decimals, rounded half up; null where nothing could be judged */
                  percent: string | null;
                };
              };
              key: {
                [key: string]: string | null;
              };
              rate: {
                denominator: number;
                numerator: number;
                /** @description two decimals, rounded half up; null where nothing could be judged */
                percent: string | null;
              };
              received: number;
              resolved: number;
              signals: {
                bulkEndings: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                correctedIntoTime: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                dueMovedAfterPassed: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                endEqualsDue: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                extensionNotTold: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                processedWithoutStep: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                receptionEnteredLate: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                resumedAndEndedWithinHour: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
                supplementJustBeforeDue: {
                  dossiers: number;
                  /** @description the headline rate without them */
                  without: {
                    denominator: number;
                    numerator: number;
                    /** @description two decimals, rounded half up; null where nothing could be judged */
                    percent: string | null;
                  };
                };
              };
            };
          };
        };
      };
    };
  };
  StreamController_stream: {
    parameters: {
      query?: never;
      header?: {
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AccessController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AccessController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewTokenDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  AccessController_revoke: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        tokenId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  WebhooksController_list: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  WebhooksController_create: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookDto'];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  WebhooksController_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  WebhooksController_delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  WebhooksController_deliveries: {
    parameters: {
      query?: {
        /** @description the last deliveryId of the page before */
        before?: unknown;
        /** @description 1 to 200; default 50 */
        limit?: unknown;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  WebhooksController_replay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': components['schemas']['ReplayDto'];
      };
    };
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  WebhooksController_rotate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  HealthController_live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  HealthController_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
  MetricsController_read: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
    };
  };
}
