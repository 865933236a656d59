import { Select } from 'antd';
import { useEveryProcedure } from '../../parts/catalogue.js';
import { holdingOn } from '../../parts/versions.js';
import { useAccount } from '../../session/session.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { localDay } from '../../time/zoned.js';
import { useTimeline } from './dossier-view.js';
import type { DossierView } from './dossier-view.js';
import { papersOf } from './papers-of-dossier.js';

interface PaperPickerProps {
  dossier: DossierView;
  pick: (name: string) => void;
}

/** Puts the name of a paper where it is asked for: first what the procedure asks and was not handed in, then what was. */
export function PaperPicker({ dossier: { code, facts }, pick }: PaperPickerProps) {
  const t = useText();
  const { timezone } = useAccount();
  const { data: events = [] } = useTimeline(code);
  const { data: definitions = [] } = useEveryProcedure();
  const ofProcedure = definitions.filter((one) => one.code === facts.procedureCode);
  // As it was on the day of reception: what is asked for since then was not asked of this one.
  const asked = facts.receivedAt && holdingOn(ofProcedure, localDay(Date.parse(facts.receivedAt), timezone));
  const { missing, ifAny, handedIn } = papersOf(events, (asked || undefined)?.components ?? []);
  const group = (what: string, names: readonly string[]) =>
    names.length === 0
      ? []
      : [{ label: t(`dossier.papers.${what}`), options: names.map((name) => ({ value: name, label: name })) }];
  const options = [...group('missing', missing), ...group('ifAny', ifAny), ...group('handedIn', handedIn)];
  if (options.length === 0) return null;
  return (
    <Select<string, { value: string; label: string }>
      className="wide"
      value={null as unknown as string}
      placeholder={t('dossier.papers.pick', { missing: missing.length })}
      aria-label={t('dossier.papers.pick', { missing: missing.length })}
      showSearch={{ filterOption: (typed, option) => matches(String(option?.label ?? ''), typed) }}
      options={options as unknown as { value: string; label: string }[]}
      onSelect={(name) => pick(name)}
    />
  );
}
