import { App, Button, Form, Modal, Space } from 'antd';
import type { FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { faultsOf } from '../../api/problem.js';
import { showAtFields } from '../../parts/field-faults.js';
import { FirstField } from '../../parts/first-field.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';
import { sendsOnCtrlEnter } from '../../worklist/dialog-keys.js';
import { useCatalogueChange } from './catalogue-change.js';
import type { CatalogueDocument } from './catalogue-change.js';
import { ChangeSummary } from './change-summary.js';

interface CatalogueDialogProps<T> {
  title: string;
  form: FormInstance<T>;
  initialValues: Partial<T>;
  documentOf: (values: T) => CatalogueDocument;
  close: () => void;
  children: ReactNode;
}

/** A definition, entered, looked at as the change that it is, and written: nothing is written that was not shown. */
export function CatalogueDialog<T extends object>(props: CatalogueDialogProps<T>) {
  const { title, form, initialValues, documentOf, close, children } = props;
  const t = useText();
  const { message } = App.useApp();
  const { preview, write } = useCatalogueChange(({ events }) => {
    void message.success(t('catalogue.written', { events }));
    close();
  });
  const shown = preview.data;
  const ready = shown !== undefined && shown.summary.events > 0;
  const error = write.error ?? preview.error;
  return (
    <Modal
      open
      title={title}
      width={760}
      onCancel={close}
      wrapProps={sendsOnCtrlEnter(form)}
      footer={
        <Space wrap>
          <Button onClick={close}>{t('catalogue.close')}</Button>
          <Button type={ready ? 'default' : 'primary'} loading={preview.isPending} onClick={() => form.submit()}>
            {t('catalogue.preview')}
          </Button>
          <Button
            type={ready ? 'primary' : 'default'}
            disabled={!ready}
            loading={write.isPending}
            onClick={() => ready && write.mutate(shown.document)}
          >
            {t('catalogue.write')}
          </Button>
        </Space>
      }
    >
      <Form<T>
        form={form}
        layout="vertical"
        initialValues={initialValues}
        onValuesChange={() => {
          preview.reset();
          write.reset();
        }}
        onFinish={(values) =>
          preview.mutate(documentOf(values), { onError: (error) => showAtFields(form, inForm(error), t) })
        }
      >
        {children}
        <FirstField />
      </Form>
      {shown !== undefined && <ChangeSummary summary={shown.summary} />}
      {error !== null && <ProblemAlert error={error} />}
    </Modal>
  );
}

/** The dialog's one definition is the first of its kind in the document: `/procedures/0/name` is the field `name`. */
const inForm = (error: unknown) =>
  faultsOf(error).map((fault) => ({ ...fault, pointer: fault.pointer.replace(/^\/\w+\/0/, '') }));
