import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useEffect, useRef } from 'react';
import type { InputRef } from 'antd';
import { answered, api } from '../../api/client.js';
import { faultsOf } from '../../api/problem.js';
import { readIdCard } from '../../parts/id-card.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useSoughtPerson } from '../../parts/sought-person.js';
import type { PersonTerms } from '../../parts/typed-terms.js';
import { useText } from '../../shell/use-text.js';
import { FoundPersons } from './found-persons.js';
import './persons.css';

const FIELDS = ['idNumber', 'phone', 'name'] as const;

/**
 * Whose dossiers there are, by id number, phone and words of the name. What is typed goes into a request's body and nowhere
 * else; the search is on record, and both are forgotten with this page.
 */
export default function PersonsPage() {
  const t = useText();
  const [form] = Form.useForm<PersonTerms>();
  const search = useMutation({
    gcTime: 0,
    mutationFn: (body: PersonTerms) => answered(api.POST('/api/v1/persons/search', { body })),
    onError: (error) => {
      const faults = FIELDS.filter((name) => faultsOf(error).some(({ pointer }) => pointer === `/${name}`));
      form.setFields(faults.map((name) => ({ name, errors: [t(`persons.fault.${name}`)] })));
    },
  });
  const seek = (typed: PersonTerms): void => {
    const terms = filledIn(typed);
    if (Object.keys(terms).length > 0) search.mutate(terms);
    else form.setFields([{ name: 'idNumber', errors: [t('persons.fault.none')] }]);
  };
  const faultless = () => form.setFields(FIELDS.map((name) => ({ name, errors: [] })));
  const first = useRef<InputRef>(null);
  useEffect(() => first.current?.focus(), []);
  useSoughtPerson((terms) => {
    form.setFieldsValue({ idNumber: '', phone: '', name: '', ...terms });
    seek(terms);
  });
  const clear = (): void => {
    form.setFieldsValue({ idNumber: '', phone: '', name: '' });
    faultless();
    search.reset();
    first.current?.focus();
  };
  const told = search.error !== null && FIELDS.every((name) => form.getFieldError(name).length === 0);
  return (
    <>
      <PageHead title={t('persons.title')} />
      <Form<PersonTerms>
        form={form}
        layout="vertical"
        className="person-search no-print"
        role="search"
        autoComplete="off"
        onFinish={seek}
        onValuesChange={(changed) => {
          faultless();
          takeCard(changed.idNumber, (terms) => form.setFieldsValue(terms));
        }}
      >
        <p className="muted" id="persons-hint">
          {t('persons.hint')}
        </p>
        <div className="person-search-fields">
          <Form.Item name="idNumber" label={t('persons.idNumber')}>
            <Input ref={first} autoComplete="off" aria-describedby="persons-hint" />
          </Form.Item>
          <Form.Item name="phone" label={t('persons.phone')}>
            <Input autoComplete="off" inputMode="tel" maxLength={50} />
          </Form.Item>
          <Form.Item name="name" label={t('persons.name')}>
            <Input autoComplete="off" maxLength={200} />
          </Form.Item>
        </div>
        <div className="person-search-after">
          <Button type="primary" htmlType="submit" loading={search.isPending}>
            {t('persons.search')}
          </Button>
          <Button onClick={clear}>{t('persons.clear')}</Button>
          <span className="muted">{t('persons.recordedHint')}</span>
        </div>
      </Form>
      {told && <ProblemAlert error={search.error} />}
      {search.data !== undefined && <FoundPersons found={search.data} />}
    </>
  );
}

function filledIn(typed: PersonTerms): PersonTerms {
  const filled = FIELDS.flatMap((name) => {
    const text = (typed[name] ?? '').trim().normalize('NFC');
    return text === '' ? [] : [[name, text] as const];
  });
  return Object.fromEntries(filled);
}

/** A card that is scanned tells more than its number; that alone is asked for, the rest is not kept. */
function takeCard(typed: string | undefined, keep: (terms: PersonTerms) => void): void {
  const card = readIdCard(typed ?? '');
  if (card !== null) keep({ idNumber: card.idNumber });
}
