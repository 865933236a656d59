import { useState } from 'react';
import { DownloadButton } from '../../parts/download-button.js';
import { ProblemAlert } from '../../parts/problem-alert.js';
import { useText } from '../../shell/use-text.js';

/** What became of each row, as a file; of an import that was cancelled, of the rows it had reached. */
export function ResultDownload({ id }: { id: string }) {
  const t = useText();
  const [problem, setProblem] = useState<unknown>(null);
  return (
    <>
      <p>
        <DownloadButton href={`/api/v1/imports/${id}/result`} label={t('caseLists.download')} onProblem={setProblem} />
      </p>
      {problem !== null && <ProblemAlert error={problem} />}
    </>
  );
}
