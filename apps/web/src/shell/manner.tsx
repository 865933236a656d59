import { App as AntApp, ConfigProvider, theme as antTheme } from 'antd';
import enGB from 'antd/locale/en_GB.js';
import viVN from 'antd/locale/vi_VN.js';
import dayjs from 'dayjs';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import { sessionQuery } from '../session/session.js';
import '../time/zoned.js';
import { usePreferences } from './preferences.js';
import { styleNonce } from './style-nonce.js';
import { textsIn } from './texts.js';

const FONT =
  "'Be Vietnam Pro', 'Segoe UI', system-ui, -apple-system, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";
/** What Ant Design derives from so dark a blue is grey. */
const GROUND = { colorPrimaryBg: '#e8f2f9', colorPrimaryBgHover: '#d5e8f4', controlItemBgActive: '#e8f2f9' };
/** Every colour reaches 4.5 to 1 on its ground. */
const LIGHT = {
  colorPrimary: '#0b5c8a',
  colorLink: '#0b5c8a',
  colorTextPlaceholder: '#6b7280',
  colorError: '#b3261e',
  ...GROUND,
};
/** A hovered button of the dark algorithm is too light for its white words. */
const DARK = {
  ...{ colorPrimary: '#2f8fc4', colorPrimaryHover: '#2876a3', colorLink: '#69b7e2' },
  ...{ colorTextPlaceholder: '#8f98a3', colorError: '#ff8a80' },
};
const BOTH = {
  fontFamily: FONT,
  borderRadius: 6,
  colorTextDescription: 'var(--ant-color-text-secondary)',
};
const LABELS = { labelColor: 'var(--ant-color-text-secondary)' };
const COMPONENTS = {
  light: { Descriptions: LABELS },
  dark: {
    Descriptions: LABELS,
    // What is dark enough beneath white words is too dark as words on black.
    Button: { defaultHoverColor: '#69b7e2', defaultHoverBorderColor: '#69b7e2', defaultActiveColor: '#69b7e2' },
  },
};
const CSP = { nonce: styleNonce };
const BUTTON = { autoInsertSpace: false };

/** Language, time zone and looks of everything below. Times are read in the tenant's zone, wherever the browser stands. */
export function Manner({ children }: { children: ReactNode }) {
  const { language, theme } = usePreferences();
  const { data } = useQuery({ ...sessionQuery, enabled: false });
  const messages = useMemo(() => textsIn(language), [language]);
  const looks = useMemo(
    () => ({
      cssVar: { key: 'dung-hen' },
      // Its rules are a style sheet (main.tsx); only the values of its variables are made here.
      zeroRuntime: true,
      algorithm: theme === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
      components: COMPONENTS[theme],
      token: { ...BOTH, ...(theme === 'dark' ? DARK : LIGHT) },
    }),
    [theme],
  );
  dayjs.locale(language === 'en' ? 'en' : 'vi');
  return (
    <IntlProvider
      locale={language === 'en' ? 'en-GB' : 'vi'}
      timeZone={data?.account.timezone ?? 'Asia/Ho_Chi_Minh'}
      messages={messages}
    >
      <ConfigProvider csp={CSP} button={BUTTON} theme={looks} locale={language === 'en' ? enGB : viVN}>
        <AntApp component={false}>{children}</AntApp>
      </ConfigProvider>
    </IntlProvider>
  );
}
