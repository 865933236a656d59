import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Modal, Upload } from 'antd';
import { useState } from 'react';
import { Problem } from '../../api/problem.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';
import { useCatalogueChange } from './catalogue-change.js';
import type { CatalogueDocument } from './catalogue-change.js';
import { ChangeSummary } from './change-summary.js';

/** A catalogue as a JSON file, as `dh catalog import` takes it: looked through first, then written as events. */
export function CatalogueFile() {
  const t = useText();
  const { message } = App.useApp();
  const [name, setName] = useState<string | null>(null);
  const [broken, setBroken] = useState<Problem | null>(null);
  const close = () => setName(null);
  const { preview, write } = useCatalogueChange(({ events }) => {
    void message.success(t('catalogue.written', { events }));
    close();
  });
  const take = async (file: File): Promise<void> => {
    setName(file.name);
    setBroken(null);
    preview.reset();
    write.reset();
    try {
      preview.mutate(JSON.parse(await file.text()) as CatalogueDocument);
    } catch {
      setBroken(new Problem(400, 'CATALOGUE.NO_JSON', file.name));
    }
  };
  const shown = preview.data;
  const error = broken ?? write.error ?? preview.error;
  return (
    <>
      <Upload
        accept=".json,application/json"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(file) => {
          void take(file);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />}>{t('catalogue.file')}</Button>
      </Upload>
      <Modal
        open={name !== null}
        title={name}
        width={760}
        okText={t('catalogue.write')}
        cancelText={t('catalogue.close')}
        okButtonProps={{ disabled: shown === undefined || shown.summary.events === 0 }}
        confirmLoading={write.isPending}
        loading={preview.isPending}
        onOk={() => shown !== undefined && write.mutate(shown.document)}
        onCancel={close}
      >
        {shown !== undefined && <ChangeSummary summary={shown.summary} />}
        {error !== null && <ProblemAlert error={error} />}
      </Modal>
    </>
  );
}
