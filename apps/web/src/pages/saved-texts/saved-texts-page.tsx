import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { answered, api } from '../../api/client.js';
import { useAgencies } from '../../parts/catalogue.js';
import { PageHead } from '../../parts/page-head.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { Waiting } from '../../parts/waiting.js';
import { useText } from '../../shell/use-text.js';
import { useDates } from '../../time/use-dates.js';
import { usePeople } from '../../worklist/people.js';
import { SAVED_TEXTS, useSavedTexts } from '../../worklist/saved-texts.js';
import type { SavedText } from '../../worklist/saved-texts.js';
import { SavedTextDialog } from './saved-text-dialog.js';
import './saved-texts.css';

/** Sentences that a unit uses again and again; whoever works in the unit changes its own. */
export default function SavedTextsPage() {
  const t = useText();
  const { data, error, refetch } = useSavedTexts();
  const [edited, setEdited] = useState<SavedText | 'new' | null>(null);
  return (
    <>
      <PageHead title={t('savedTexts.title')}>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
          {t('savedTexts.new')}
        </Button>
      </PageHead>
      <p className="muted">{t('savedTexts.help')}</p>
      {error !== null && <ProblemAlert error={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data?.length === 0 && <p>{t('savedTexts.none')}</p>}
      <ul className="saved-texts">
        {data?.map((text) => (
          <OneText key={text.textId} text={text} edit={() => setEdited(text)} />
        ))}
      </ul>
      {edited !== null && <SavedTextDialog text={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </>
  );
}

function OneText({ text, edit }: { text: SavedText; edit: () => void }) {
  const t = useText();
  const dates = useDates();
  const { nameOf } = usePeople();
  const agencies = useAgencies();
  const remove = useRemoval(text);
  const { title, body, unitId, changedAt, changedBy, own } = text;
  const unit = unitId === null ? t('savedTexts.everybody') : agencies.nameOf(unitId);
  return (
    <li className="saved-text">
      <div>
        <h2>{title}</h2>
        <p>{body}</p>
        <p className="muted">{t('savedTexts.changed', { unit, day: dates.day(changedAt), who: nameOf(changedBy) })}</p>
      </div>
      {own && (
        <div className="buttons">
          <Button aria-label={t('savedTexts.edit.label', { title })} onClick={edit}>
            {t('savedTexts.edit')}
          </Button>
          <Button aria-label={t('savedTexts.remove.label', { title })} onClick={remove}>
            {t('savedTexts.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}

/** Asks once more, then deletes. */
function useRemoval({ textId, title }: SavedText): () => void {
  const t = useText();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const { mutateAsync } = useMutation({
    mutationFn: () => answered(api.DELETE('/api/v1/saved-texts/{textId}', { params: { path: { textId } } })),
    onSuccess: () => void message.success(t('savedTexts.removed')),
    onError: (error) => void modal.error({ content: <ProblemAlert error={error} /> }),
    onSettled: () => queries.invalidateQueries({ queryKey: SAVED_TEXTS }),
  });
  return () =>
    void modal.confirm({
      title: t('savedTexts.remove.sure', { title }),
      okText: t('savedTexts.remove'),
      cancelText: t('savedTexts.cancel'),
      onOk: () => mutateAsync().catch(() => undefined),
    });
}
