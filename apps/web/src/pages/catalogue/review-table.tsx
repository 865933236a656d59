import { Table } from 'antd';
import type { TableProps } from 'antd';
import { useState } from 'react';
import { useText } from '../../shell/use-text.js';
import { ConfirmChosen } from './confirm-chosen.js';
import type { CatalogueDocument } from './catalogue-change.js';

const PAGE_SIZE = 50;

interface ReviewTableProps<Item> extends Pick<TableProps<Item>, 'loading' | 'columns'> {
  items: Item[];
  keyOf: (item: Item) => string;
  empty: string;
  /** What those that feeds taught are written as once confirmed; absent: nothing is confirmed here. */
  confirms?: (chosen: Item[]) => CatalogueDocument;
  /** What still has to be filled in cannot be confirmed. */
  isWhole?: (item: Item) => boolean;
}

/** Members of the catalogue; whoever reviews what feeds taught chooses some and confirms them together. */
export function ReviewTable<Item extends { name: string }>(props: ReviewTableProps<Item>) {
  const { items, keyOf, empty, confirms, isWhole, loading, columns } = props;
  const t = useText();
  const [chosen, setChosen] = useState<string[]>([]);
  const confirmed = items.filter((item) => chosen.includes(keyOf(item)));
  return (
    <>
      {confirms && <ConfirmChosen count={confirmed.length} document={confirms(confirmed)} done={() => setChosen([])} />}
      <Table<Item>
        size="small"
        rowKey={keyOf}
        loading={loading}
        dataSource={items}
        pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 980 }}
        locale={{ emptyText: empty }}
        columns={columns}
        {...(confirms && {
          rowSelection: {
            selectedRowKeys: chosen,
            onChange: (keys) => setChosen(keys.map(String)),
            getCheckboxProps: (item) => ({ disabled: isWhole?.(item) === false, 'aria-label': item.name }),
            getTitleCheckboxProps: () => ({ 'aria-label': t('catalogue.review.everything') }),
          },
        })}
      />
    </>
  );
}
