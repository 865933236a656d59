import { useIntl } from 'react-intl';

const KB = 1_024;

/** `1,4 MB` */
export function useSizeText(): (bytes: number) => string {
  const intl = useIntl();
  return (bytes) => {
    const [value, unit] = bytes < KB ? [bytes, 'B'] : bytes < KB ** 2 ? [bytes / KB, 'KB'] : [bytes / KB ** 2, 'MB'];
    return `${intl.formatNumber(value, { maximumFractionDigits: 1 })} ${unit}`;
  };
}
