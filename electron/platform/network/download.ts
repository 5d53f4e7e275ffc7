import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { app, net } from 'electron';
import type { HttpSessions } from './http-sessions.ts';
import { answerLogins } from './answer-logins.ts';
import type { ProxyLogins } from './proxy-logins.ts';

/** Milliseconds without a byte after which a download is given up, and for all of it. */
const limits = { silence: 60_000, total: 60 * 60_000 } as const;

/** A file to download: it is known what it must be. */
export interface DownloadRequest {
  readonly url: string;
  /** Bytes. */
  readonly size: number;
  /** In hexadecimal digits. */
  readonly sha512: string;
  /** The open file that receives it. */
  readonly handle: number;
  /** `percent`: from 0 to 99. */
  readonly onProgress: (percent: number) => void;
}

/** Downloads a file. Resolves with null, or with why it did not arrive or is not what it must be. Never rejects. */
export type Download = (request: DownloadRequest) => Promise<string | null>;

/** Creates the download of files from the seller's update feed. It follows no redirect, and keeps and sends no cookie. */
export function createDownload({
  logins,
  sessions,
  userAgent,
}: {
  readonly logins: ProxyLogins;
  readonly sessions: HttpSessions;
  readonly userAgent: string;
}): Download {
  return async ({ url, size, sha512, handle, onProgress }) => {
    await app.whenReady();
    return await new Promise((resolve) => {
      const request = net.request({
        url,
        // A content encoding would hide the file's size.
        headers: { Accept: '*/*', 'Accept-Encoding': 'identity', 'User-Agent': userAgent },
        session: sessions.updates().session,
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        useSessionCookies: false,
      });
      const hash = createHash('sha512');
      let received = 0;
      let percent = 0;
      let isFinished = false;
      const finish = (problem: string | null): void => {
        if (isFinished) return;
        isFinished = true;
        clearTimeout(whole);
        clearTimeout(silence);
        if (problem !== null) request.abort();
        resolve(problem);
      };
      const whole = setTimeout(() => finish('it took too long'), limits.total);
      let silence = setTimeout(() => finish('nothing came'), limits.silence);

      const receive = (chunk: Buffer): void => {
        if (isFinished) return;
        received += chunk.byteLength;
        if (received > size) {
          finish('it is longer than announced');
          return;
        }
        try {
          hash.update(chunk);
          for (let at = 0; at < chunk.byteLength;) at += writeSync(handle, chunk, at);
        } catch (error) {
          finish(error instanceof Error && 'code' in error ? String(error.code) : 'not written');
          return;
        }
        clearTimeout(silence);
        silence = setTimeout(() => finish('nothing came'), limits.silence);
        const next = Math.min(99, Math.floor((received / size) * 100));
        if (next === percent) return;
        percent = next;
        onProgress(percent);
      };

      answerLogins(request, logins);
      request.on('response', (response) => {
        if (response.statusCode !== 200) {
          finish(`HTTP ${response.statusCode}`);
          return;
        }
        response.on('data', receive);
        response.on('aborted', () => finish('the connection ended'));
        response.on('error', () => finish('the connection ended'));
        response.on('end', () => {
          if (received !== size) finish('it is shorter than announced');
          else finish(hash.digest('hex') === sha512 ? null : 'its checksum is another one');
        });
      });
      // Chromium's names, such as net::ERR_CONNECTION_RESET, without the address.
      request.on('error', ({ message }) => {
        finish(/\bERR_[A-Z0-9_]+/.exec(message)?.[0] ?? 'the request failed');
      });
      request.end();
    });
  };
}
