import { errorOf, Problem } from '../../api.ts';
import type { Locale } from '../../../server/schemes/contract.ts';

/** Sends files, one after another, and tells how many bytes have gone. Answers what the server calls them. */
export async function sendFiles(
  files: readonly File[],
  locale: Locale,
  signal: AbortSignal,
  tell: (sent: number) => void
): Promise<string[]> {
  const uploads: string[] = [];
  let before = 0;
  try {
    for (const file of files) {
      // A request is a little longer than its file.
      const sent = (bytes: number) => tell(before + Math.min(bytes, file.size));
      uploads.push(await sendFile(file, locale, signal, sent));
      before += file.size;
    }
    return uploads;
  } catch (problem) {
    forgetUploads(uploads);
    throw problem;
  }
}

/** Takes files back. Should it fail, the server removes them by itself within a day. */
export function forgetUploads(upload_ids: readonly string[]): void {
  const forget = { method: 'DELETE', headers: { 'X-Tierflow': '1' }, keepalive: true };
  for (const upload_id of upload_ids) void fetch(`/api/uploads/${upload_id}`, forget).catch(() => undefined);
}

/** Sends a file as it is. XMLHttpRequest, because fetch does not tell how much has gone. */
function sendFile(
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
