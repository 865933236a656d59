-- Applicants' ratings of a period: few dossiers have one, and nothing else bounds when it was given. Without the index each
-- month of a scorecard read every dossier (2026-11-22, 300,000 facts, 15,000 rated: a month 489 ms, with it 22 ms).
create index fact_rated on fact_current (tenant_id, generation, rated_on) where rated_on is not null;
