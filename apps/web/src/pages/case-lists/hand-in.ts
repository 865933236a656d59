import { Problem, problemOf } from '../../api/problem.js';

/** As the API takes it (create-api.ts); said before half an hour of sending. */
export const MOST_BYTES = 32 * 1024 ** 2;

export interface Handed {
  file: File;
  mapping: File | null;
  dryRun: boolean;
}

/** Hands a list in and answers its job; `onSent` hears how much of it has gone, in per cent, which fetch does not tell. */
export function handIn({ file, mapping, dryRun }: Handed, onSent: (percent: number) => void): Promise<{ id: string }> {
  if (file.size > MOST_BYTES) return Promise.reject(new Problem(413, 'BODY.TOO_LARGE', file.name));
  const form = new FormData();
  form.append('file', file);
  if (mapping !== null) form.append('mapping', mapping);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/imports?dryRun=${String(dryRun)}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onSent(Math.floor((loaded / Math.max(1, total)) * 100));
    request.onerror = () => reject(new Problem(0, 'NETWORK', ''));
    request.onload = () => {
      if (request.status === 202) resolve(request.response as { id: string });
      else reject(problemOf(request.status, request.response));
    };
    request.send(form);
  });
}
