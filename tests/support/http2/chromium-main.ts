import { closeSync, openSync } from 'node:fs';
import process from 'node:process';
import { app } from 'electron';
import { createHttpSessions } from '../../../electron/platform/network/http-sessions.ts';
import { createDownload } from '../../../electron/platform/network/download.ts';
import { createHttp } from '../../../electron/platform/network/http.ts';
import { hardenApp } from '../../../electron/platform/start/harden.ts';
import { createProxyLogins } from '../../../electron/platform/network/proxy-logins.ts';
import type { HttpAnswer } from '../../../electron/ports.ts';
import type { Call, FileDownload, Reply } from './chromium-http.ts';

/** Headers of answers that the app reads. */
const readHeaders = ['content-type', 'retry-after', 'www-authenticate', 'polar-version'];

hardenApp();
const logins = createProxyLogins({});
const sessions = createHttpSessions();
const http = createHttp(logins, sessions);
const download = createDownload({ logins, sessions, userAgent: 'Test/1.0.0' });

/** Returns an answer without its function, so that it can be sent to another process. */
function plain(answer: HttpAnswer): NonNullable<Reply['answer']> {
  if (answer.type !== 'answer') return answer;
  const { type, status, text, header } = answer;
  return { type, status, text, headers: readHeaders.map((name) => [name, header(name)] as const) };
}

/** Downloads into a new file, and collects what is reported. */
async function downloadFile({ file, ...request }: FileDownload): Promise<Reply['downloaded']> {
  const handle = openSync(file, 'wx');
  const percents: number[] = [];
  const onProgress = (percent: number): void => void percents.push(percent);
  const problem = await download({ ...request, handle, onProgress });
  closeSync(handle);
  return { problem, percents };
}

async function serve(call: Call): Promise<void> {
  const { id } = call;
  const reply =
    'request' in call
      ? { id, answer: plain(await http.send(call.request)) }
      : { id, downloaded: await downloadFile(call.download) };
  process.send?.(reply);
}

process.on('message', (call) => void serve(call as Call));
process.on('disconnect', () => {
  app.exit(0);
});
void app.whenReady().then(() => process.send?.('ready'));
