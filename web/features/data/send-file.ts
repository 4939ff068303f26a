import { errorOf, Problem } from '../../api.ts';
import type { Locale } from '../../../server/schemes/contract.ts';

/** Sends a file as it is. XMLHttpRequest, because fetch does not tell how much has gone. */
export function sendFile(
  file: File,
  locale: Locale,
  signal: AbortSignal,
  sent: (bytes: number) => void
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/uploads?${new URLSearchParams({ name: file.name })}`);
    request.setRequestHeader('Accept-Language', locale);
    request.setRequestHeader('X-Tierflow', '1');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded }) => sent(loaded);
    request.onload = () => {
      const body: unknown = request.response;
      const problem = errorOf(body, request.status);
      if (problem) reject(problem);
      else if (isUpload(body)) resolve(body.upload_id);
      else reject(new Problem('unreadable', '', null, true));
    };
    request.onerror = () => reject(new Problem('unreachable', '', null, true));
    request.onabort = () => reject(new DOMException('left', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

const isUpload = (body: unknown): body is { upload_id: string } =>
  typeof body === 'object' && body !== null && 'upload_id' in body && typeof body.upload_id === 'string';
