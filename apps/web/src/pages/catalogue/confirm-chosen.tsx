import { App, Button } from 'antd';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';
import { useCatalogueChange } from './catalogue-change.js';
import type { CatalogueDocument } from './catalogue-change.js';

interface ConfirmChosenProps {
  count: number;
  document: CatalogueDocument;
  done: () => void;
}

/** Says of what was learnt that it is right as it stands. */
export function ConfirmChosen({ count, document, done }: ConfirmChosenProps) {
  const t = useText();
  const { message, modal } = App.useApp();
  const { write } = useCatalogueChange(({ events }) => {
    void message.success(t('catalogue.written', { events }));
    done();
  });
  const ask = () =>
    void modal.confirm({
      title: t('catalogue.confirm', { count }),
      content: t('catalogue.confirm.text'),
      okText: t('catalogue.confirm.ok'),
      cancelText: t('catalogue.close'),
      onOk: () => write.mutateAsync(document).catch(() => undefined),
    });
  return (
    <div className="buttons confirm-chosen">
      <Button type="primary" disabled={count === 0} loading={write.isPending} onClick={ask}>
        {t('catalogue.confirm', { count })}
      </Button>
      {write.error !== null && <ProblemAlert error={write.error} />}
    </div>
  );
}
