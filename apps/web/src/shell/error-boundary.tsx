import { Button, Result } from 'antd';
import { Component } from 'react';
import type { ReactNode } from 'react';
import { asProblem } from '../api/problem.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { useText } from './use-text.js';

/** What is shown in the place of a page that broke; the rest of the screen goes on. */
export function PageError({ error, reset }: { error: unknown; reset?: () => void }) {
  const t = useText();
  const reload = (): void => {
    location.reload();
  };
  return (
    <Result
      status="warning"
      title={t('shell.error.title')}
      subTitle={t('shell.error.text')}
      extra={[
        <Button key="again" type="primary" onClick={reset ?? reload}>
          {t('shell.error.again')}
        </Button>,
        <Button key="reload" onClick={reload}>
          {t('shell.error.reload')}
        </Button>,
      ]}
    >
      <ProblemAlert error={asProblem(error)} />
    </Result>
  );
}

/** Around everything: whatever throws, somebody reads a sentence and not a white page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === null ? this.props.children : <PageError error={error} />;
  }
}
