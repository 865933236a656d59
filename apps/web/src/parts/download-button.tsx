import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { asProblem, problemOf } from '../api/problem.js';

interface DownloadButtonProps {
  /** Address of the file; the answer names it. */
  href: string;
  label: string;
  disabled?: boolean;
  /** Told a refusal, and null when a new try begins. */
  onProblem: (problem: unknown) => void;
}

/** A file that the API makes: a refusal is shown on the page instead of being saved as the file. */
export function DownloadButton({ href, label, disabled = false, onProblem }: DownloadButtonProps) {
  const [busy, setBusy] = useState(false);
  const fetchFile = async (): Promise<void> => {
    setBusy(true);
    onProblem(null);
    try {
      await saveFrom(href);
    } catch (error) {
      onProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon={<DownloadOutlined />} loading={busy} disabled={disabled} onClick={() => void fetchFile()}>
      {label}
    </Button>
  );
}

/** Long enough for the browser to have taken the file over. */
const KEPT_MS = 60_000;

async function saveFrom(href: string): Promise<void> {
  let response: Response;
  try {
    response = await fetch(href, { credentials: 'same-origin' });
  } catch (error) {
    throw asProblem(error);
  }
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
