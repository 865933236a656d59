import { Table } from 'antd';
import type { UIEvent } from 'react';
import { DossierCode } from '../../parts/dossier-code.js';
import { DueBadge } from '../../parts/due-badge.js';
import { StateTag } from '../../parts/state-tag.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { nameIn } from '../../worklist/listed-dossier.js';
import type { ListNames, ListedDossier } from '../../worklist/listed-dossier.js';
import { NameCell } from './name-cell.js';

export interface LongRowsProps {
  items: ListedDossier[];
  names: ListNames;
  /** Told while it is scrolled near its end. */
  nearEnd: () => void;
}

/** Pixels from its end at which the list asks for more. */
const NEAR = 1_200;
const HEIGHT = 560;

/** A list that was read on, in a height of its own, of which only what is seen is drawn. */
export default function LongRows({ items, names, nearEnd }: LongRowsProps) {
  const t = useText();
  const dates = useDates();
  return (
    <Table<ListedDossier>
      size="small"
      rowKey="code"
      dataSource={items}
      pagination={false}
      virtual
      scroll={{ x: 900, y: HEIGHT }}
      onScroll={({ currentTarget }: UIEvent<HTMLDivElement>) => {
        const { scrollTop, clientHeight, scrollHeight } = currentTarget;
        if (scrollHeight - scrollTop - clientHeight < NEAR) nearEnd();
      }}
      // As wide as in the table before it (dossiers.css): nothing moves when it takes its place.
      columns={[
        { title: t('dossiers.code'), width: 255, render: (_, { code }) => <DossierCode code={code} /> },
        { title: t('dossiers.state'), width: 155, render: (_, { state }) => <StateTag state={state} /> },
        { title: t('dossiers.due'), width: 215, render: (_, one) => <DueBadge {...one} /> },
        {
          title: t('dossiers.procedure'),
          render: (_, { procedureCode }) => <NameCell name={nameIn(names.procedures, procedureCode)} />,
        },
        {
          title: t('dossiers.agency'),
          render: (_, { agencyId }) => <NameCell name={nameIn(names.agencies, agencyId)} />,
        },
        {
          title: t('dossiers.receivedAt'),
          width: 150,
          className: 'num',
          render: (_, { receivedAt, submittedAt }) => dates.moment(receivedAt ?? submittedAt),
        },
      ]}
    />
  );
}
