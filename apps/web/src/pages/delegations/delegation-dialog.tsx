import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Modal, Select } from 'antd';
import { answered, api } from '../../api/client.js';
import { useAgencies } from '../../parts/catalogue.js';
import { DateField } from '../../parts/date-field.js';
import { FirstField } from '../../parts/first-field.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useAccount } from '../../session/session.js';
import { matches } from '../../shell/unaccented.js';
import { useText } from '../../shell/use-text.js';
import { now } from '../../time/now.js';
import { localDay } from '../../time/zoned.js';
import { DELEGATIONS } from '../../worklist/delegations.js';
import { sendsOnCtrlEnter } from '../../worklist/dialog-keys.js';
import { usePeople } from '../../worklist/people.js';

const REASONS = ['leave', 'businessTrip', 'training', 'otherDuty'] as const;

interface Values {
  ofActorId: string;
  toActorId: string;
  fromOn: string;
  toOn: string;
  reasonCode?: (typeof REASONS)[number];
}

/** Who is away, who stands in, from when to when. An officer says it of themselves. */
export function DelegationDialog({ close }: { close: () => void }) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { actorId, role, timezone } = useAccount();
  const [form] = Form.useForm<Values>();
  const fromOn = Form.useWatch('fromOn', form);
  const save = useMutation({
    mutationFn: ({ ofActorId, toActorId, fromOn: first, toOn, reasonCode }: Values) => {
      const whose = ofActorId === actorId ? {} : { ofActorId };
      const body = { ...whose, toActorId, fromOn: first, toOn, ...(reasonCode ? { reasonCode } : {}) };
      return answered(api.POST('/api/v1/delegations', { body }));
    },
    onSuccess: () => {
      void message.success(t('delegations.saved'));
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: DELEGATIONS }),
  });
  const needed = [{ required: true, message: t('session.needed') }];
  const own = role === 'admin' ? {} : { ofActorId: actorId };
  return (
    <Modal
      open
      title={t('delegations.new')}
      okText={t('delegations.save')}
      cancelText={t('delegations.close')}
      confirmLoading={save.isPending}
      wrapProps={sendsOnCtrlEnter(form)}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...own, fromOn: localDay(now(), timezone) }}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item name="ofActorId" label={t('delegations.of')} rules={needed}>
          <PersonSelect disabled={role === 'officer'} />
        </Form.Item>
        <Form.Item name="toActorId" label={t('delegations.to')} rules={needed}>
          <PersonSelect autoFocus />
        </Form.Item>
        <Form.Item name="fromOn" label={t('delegations.from')} rules={needed}>
          <DateField allowClear={false} />
        </Form.Item>
        <Form.Item name="toOn" label={t('delegations.until')} rules={needed}>
          <DateField allowClear={false} {...(fromOn ? { min: fromOn } : {})} />
        </Form.Item>
        <Form.Item name="reasonCode" label={t('delegations.reason')}>
          <Select allowClear options={REASONS.map((value) => ({ value, label: t(`delegations.reason.${value}`) }))} />
        </Form.Item>
        <FirstField />
      </Form>
      {save.error !== null && <ProblemAlert error={save.error} />}
    </Modal>
  );
}

const REPRESENTABLE = new Set(['officer', 'supervisor']);

/** Somebody with an account who holds dossiers. */
function PersonSelect(props: {
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
  disabled?: boolean;
  autoFocus?: boolean;
}) {
  const t = useText();
  const { all } = usePeople();
  const { nameOf } = useAgencies();
  const options = all
    .filter(({ active, role }) => active && REPRESENTABLE.has(role))
    .map(({ actorId, displayName, role, unitId }) => ({
      value: actorId,
      label: [displayName, t(`role.${role}`), unitId === null ? null : nameOf(unitId)].filter(Boolean).join(' · '),
    }));
  const byWords = {
    filterOption: (typed: string, option?: { label?: unknown }) => matches(String(option?.label ?? ''), typed),
  };
  return <Select {...props} showSearch={byWords} options={options} />;
}
