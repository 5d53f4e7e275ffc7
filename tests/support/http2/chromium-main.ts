import process from 'node:process';
import { app } from 'electron';
import { createHttpSessions } from '../../../electron/platform/network/http-sessions.ts';
import { createHttp } from '../../../electron/platform/network/http.ts';
import { hardenApp } from '../../../electron/platform/start/harden.ts';
import { createProxyLogins } from '../../../electron/platform/network/proxy-logins.ts';
import type { HttpAnswer } from '../../../electron/ports.ts';
import type { Call, Reply } from './chromium-http.ts';

/** Headers of answers that the app reads. */
const readHeaders = ['content-type', 'retry-after', 'www-authenticate', 'polar-version'];

hardenApp();
const http = createHttp(createProxyLogins({}), createHttpSessions());

/** Returns an answer without its function, so that it can be sent to another process. */
function plain(answer: HttpAnswer): Reply['answer'] {
  if (answer.type !== 'answer') return answer;
  const { type, status, text, header } = answer;
  return { type, status, text, headers: readHeaders.map((name) => [name, header(name)] as const) };
}

async function serve({ id, request }: Call): Promise<void> {
  const answer = plain(await http.send(request));
  process.send?.({ id, answer } satisfies Reply);
}

process.on('message', (call) => void serve(call as Call));
process.on('disconnect', () => {
  app.exit(0);
});
void app.whenReady().then(() => process.send?.('ready'));
