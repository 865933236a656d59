import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { ReactNode } from 'react';

type Values = Record<string, string | number | boolean | null | undefined>;
type Tags = Record<string, string | number | ((chunks: ReactNode[]) => ReactNode) | ReactNode>;

export interface TextOf {
  /** The text of a key in the language of the page. */
  (key: string, values?: Values): string;
  /** The same where values or tags are elements. */
  rich: (key: string, values: Tags) => ReactNode;
  /** Whether there is such a text: for codes that data may hold and this page may not know. */
  has: (key: string) => boolean;
}

/** `const t = useText(); t(key)`; a spec finds keys that are nowhere or used nowhere. */
export function useText(): TextOf {
  const intl = useIntl();
  return useMemo(() => {
    const text = (key: string, values?: Values) => intl.formatMessage({ id: key }, values);
    return Object.assign(text, {
      rich: (key: string, values: Tags) => intl.formatMessage({ id: key }, values) as ReactNode,
      has: (key: string) => intl.messages[key] !== undefined,
    });
  }, [intl]);
}
