import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import electron from 'electron';
import * as v from 'valibot';
import { build } from 'vite';
import type { DownloadRequest } from '../../../electron/platform/network/download.ts';
import type { Http, HttpAnswer, HttpRequest } from '../../../electron/ports.ts';
import { currentSituation } from '../../../scripts/runtime/launch-args.ts';
import { headlessSwitches } from '../../../shared/chromium-switches.ts';
import { nodeBundle } from '../../../vite.main.config.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
// Outside of Electron its package is the path of its program: https://www.electronjs.org/docs/latest/api/process
const program = v.parse(v.string(), electron);

/** A file to download into a new file of this name. */
export interface FileDownload extends Omit<DownloadRequest, 'handle' | 'onProgress'> {
  readonly file: string;
}

/** A request or a download as it is sent to the Electron process. */
export type Call =
  | { readonly id: number; readonly request: HttpRequest }
  | { readonly id: number; readonly download: FileDownload };

/** The outcome of a request. */
export interface Reply {
  readonly id: number;
  /** The outcome of a download: why it failed, and the percents that it reported. */
  readonly downloaded?: { readonly problem: string | null; readonly percents: readonly number[] };
  readonly answer?:
    | Exclude<HttpAnswer, { type: 'answer' }>
    | {
        readonly type: 'answer';
        readonly status: number;
        readonly text: string;
        readonly headers: readonly (readonly [name: string, value: string | null])[];
      };
}

/** The app's HTTP client in a real Electron process without the rest of the app. */
export interface ChromiumHttp extends Http {
  download(download: FileDownload): Promise<NonNullable<Reply['downloaded']>>;
  close(): Promise<void>;
}

/**
 * Starts it without connections. Names under `.test` resolve to this computer, other names do not
 * resolve, and certificates are not verified.
 */
export async function startChromiumHttp(switches: readonly string[] = []): Promise<ChromiumHttp> {
  const folder = await mkdtemp(path.join(tmpdir(), 'seatkeeper-http-'));
  await build({
    ...nodeBundle(here('chromium-main.ts'), path.join(folder, 'code'), 'main'),
    configFile: false,
    logLevel: 'error',
  });
  const situation = currentSituation();
  const child = spawn(
    program,
    [
      ...(situation.isRoot ? ['--no-sandbox'] : []),
      ...(situation.platform === 'linux' ? headlessSwitches : []),
      '--ignore-certificate-errors',
      '--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ...switches,
      `--user-data-dir=${path.join(folder, 'data')}`,
      path.join(folder, 'code', 'main.cjs'),
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  );
  const exited = once(child, 'exit');
  const waiting = new Map<number, (reply: Reply) => void>();
  let calls = 0;
  const ready = once(child, 'message');
  await Promise.race([
    ready,
    exited.then(() => {
      throw new Error('Electron ended before it was ready.');
    }),
  ]);
  child.on('message', (message) => {
    const reply = message as Reply;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });

  const call = async (
    what: { readonly request: HttpRequest } | { readonly download: FileDownload },
  ): Promise<Reply> => {
    calls += 1;
    const id = calls;
    return await new Promise((resolve) => {
      // A request that is still pending when the tests are over never gets an answer.
      if (!child.connected) return;
      waiting.set(id, resolve);
      child.send({ ...what, id });
    });
  };

  return {
    async send(request) {
      const { answer } = await call({ request });
      if (answer === undefined) throw new Error('No answer to a request.');
      return answer.type === 'answer' ? withHeader(answer) : answer;
    },
    async download(download) {
      const { downloaded } = await call({ download });
      if (downloaded === undefined) throw new Error('No outcome of a download.');
      return downloaded;
    },
    async close() {
      child.disconnect();
      await exited;
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function withHeader({
  headers,
  ...answer
}: Extract<NonNullable<Reply['answer']>, { type: 'answer' }>): HttpAnswer {
  const values = new Map(headers);
  return { ...answer, header: (name) => values.get(name.toLowerCase()) ?? null };
}
