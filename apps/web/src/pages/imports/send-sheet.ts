import { Problem, problemOf } from '../../api/problem.js';

export type Verdict = { row: number } & (
  | { verdict: 'received'; code: string; dueAt: string | null; repeated?: true; warnings: { code: string }[] }
  | { verdict: 'acceptable'; code: string | null; dueAt: string | null }
  | { verdict: 'refused'; problems: { field: string | null; code: string; reason: string; dossier?: string }[] }
);
export interface Received {
  rows: number;
  received: number;
  repeated: number;
  refused: number;
  possibleDuplicates: number;
  dryRun: boolean;
  items: Verdict[];
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends a sheet as it is; `onSent` hears how much of it has gone, in per cent, which fetch does not tell. */
export function sendSheet(file: File, dryRun: boolean, onSent: (percent: number) => void): Promise<Received> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/imports/intake?dryRun=${String(dryRun)}`);
    request.setRequestHeader('content-type', file.name.toLowerCase().endsWith('.csv') ? 'text/csv' : XLSX);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onSent(Math.floor((loaded / Math.max(1, total)) * 100));
    request.onerror = () => reject(new Problem(0, 'NETWORK', ''));
    request.onload = () => {
      if (request.status === 200) resolve(request.response as Received);
      else reject(problemOf(request.status, request.response));
    };
    request.send(file);
  });
}
