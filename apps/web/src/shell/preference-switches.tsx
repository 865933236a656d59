import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { usePreferences } from './preferences.js';
import { useText } from './use-text.js';

/** Light or dark, Vietnamese or English. */
export function PreferenceSwitches() {
  const t = useText();
  const { language, theme, setLanguage, setTheme } = usePreferences();
  const toTheme = theme === 'dark' ? 'light' : 'dark';
  const toLanguage = language === 'vi' ? 'en' : 'vi';
  return (
    <>
      <Tooltip title={t(`shell.theme.${toTheme}`)}>
        <Button
          type="text"
          icon={theme === 'dark' ? <SunOutlined /> : <MoonOutlined />}
          aria-label={t(`shell.theme.${toTheme}`)}
          onClick={() => setTheme(toTheme)}
        />
      </Tooltip>
      <Tooltip title={t(`shell.language.${toLanguage}`)}>
        <Button type="text" lang={toLanguage} onClick={() => setLanguage(toLanguage)}>
          <span aria-hidden>{toLanguage.toUpperCase()}</span>
          <span className="visually-hidden">{t(`shell.language.${toLanguage}`)}</span>
        </Button>
      </Tooltip>
    </>
  );
}
