import { Segmented } from 'antd';
import { useText } from '../../shell/use-text.js';

interface ReviewSwitchProps {
  /** How many there are, and how many of them nobody has looked at yet. */
  all: number;
  waiting: number;
  /** Whether only those are shown. */
  review: boolean;
  change: (values: { review: string | undefined }) => void;
}

/** Everything, or only what feeds and files taught and nobody has looked at yet. */
export function ReviewSwitch({ all, waiting, review, change }: ReviewSwitchProps) {
  const t = useText();
  return (
    <Segmented<string>
      aria-label={t('catalogue.review')}
      value={review ? 'waiting' : 'all'}
      onChange={(chosen) => change({ review: chosen === 'waiting' ? chosen : undefined })}
      options={[
        { value: 'all', label: t('catalogue.review.all', { count: all }) },
        { value: 'waiting', label: t('catalogue.review.waiting', { count: waiting }) },
      ]}
    />
  );
}
