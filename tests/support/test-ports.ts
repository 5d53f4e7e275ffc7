import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Clock, Http, Question, Stores, Ports } from '../../electron/ports.ts';
import { redact } from '../../electron/privacy/redact.ts';
import { createFileStores, createMemoryLog } from './file-stores.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import { nodeHttp } from './node-http.ts';
import type { Polar } from './polar/start-polar.ts';

/** What a test may want of its world. */
export interface TestPortsOptions {
  readonly polar?: Polar;
  readonly clock?: Clock;
  readonly http?: Http;
  readonly stores?: Stores;
  /** The keychain's name; null for a computer without one. Default `test`. */
  readonly backend?: string | null;
}

/** A world in plain Node: real sockets, real files in a folder of its own, and everything that was said or shown kept. */
export interface TestPorts extends Ports {
  /** What went to the log, as it is written: behind the redactor. */
  readonly lines: string[];
  /** Texts of the system's own windows and notifications, of saved files, mails and clipboard, in order. */
  readonly shown: string[];
  /** The questions that the system's own dialogs asked, in order. */
  readonly questions: Question[];
  /** Which computer this is; null where its system does not say. Another one has another id. */
  computer: string | null;
  /** The answers to the next questions, in order; what is not in it is confirmed. */
  readonly answers: boolean[];
  /** Writes a record as an earlier run of the app would have left it. */
  writeRecord(name: string, record: object): void;
  /** A file's content without its version; null where there is none. */
  content(name: string): Readonly<Record<string, unknown>> | null;
  /** Everything on disk, as one text. */
  everythingOnDisk(): string;
  /** Deletes the folder. Throws where a public request was made outside of the lock. */
  close(): void;
}

/** The computer's clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  monotonicNow: () => Number(process.hrtime.bigint()) / 1e6,
  schedule(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A clock that runs so many times as fast, for waits that a test need not sit through. */
export function createFastClock(times: number): Clock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * times,
    monotonicNow: () => realClock.monotonicNow() * times,
    schedule: (milliseconds, callback) => realClock.schedule(milliseconds / times, callback),
  };
}

/** Seals without keeping a secret, but so that the text does not show. */
const sealed = (text: string): string => Buffer.from(text).toString('base64');

/** Notes each request that needs the lock of all processes, since the public pace holds under it, and is made without. */
function recordUnlockedRequests(folder: string, http: Http, unlockedUrls: string[]): Http {
  const lock = path.join(folder, 'seat.lock');
  return {
    async send(request) {
      const isPublic = request.url.includes('/customer-portal/');
      if (isPublic && !fs.existsSync(lock)) unlockedUrls.push(request.url);
      return await http.send(request);
    },
  };
}

/** A new world. */
export function createTestPorts(options: TestPortsOptions = {}): TestPorts {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'seatkeeper-core-'));
  const lines: string[] = [];
  const shown: string[] = [];
  const unlockedUrls: string[] = [];
  const questions: Question[] = [];
  const answers: boolean[] = [];
  const { backend = 'test' } = options;
  let clipboard = '';
  const copy = async (text: string): Promise<void> => {
    clipboard = text;
    shown.push(text);
  };

  const ports: TestPorts = {
    http: recordUnlockedRequests(folder, options.http ?? nodeHttp, unlockedUrls),
    clock: options.clock ?? realClock,
    stores: options.stores ?? createFileStores(folder),
    secrets: {
      backend: async () => backend,
      seal: async (text) => sealed(text),
      unseal: async (text) => ({
        text: Buffer.from(text, 'base64').toString('utf8'),
        isStale: false,
      }),
    },
    clipboard: {
      read: async () => clipboard,
      write: copy,
      writeSecret: copy,
      remove: async (text) => {
        if (clipboard === text) clipboard = '';
      },
    },
    dialogs: {
      confirm: async (question) => {
        questions.push(question);
        return answers.shift() ?? true;
      },
      show: async (text) => {
        shown.push(JSON.stringify(text));
      },
      save: async ({ name, text }) => {
        shown.push(name, text);
        return true;
      },
    },
    links: {
      open: async (name) => {
        shown.push(name);
      },
      composeMail: async (mail) => {
        shown.push(JSON.stringify(mail));
      },
      openDataFolder: async () => undefined,
    },
    notify: {
      show: (notification) => {
        shown.push(JSON.stringify(notification));
      },
    },
    appearance: { follow: () => undefined },
    log: {
      info(what, facts = {}) {
        lines.push(redact(`${what} ${JSON.stringify(facts)}`));
      },
      problem(what, error) {
        const reason = error instanceof Error ? (error.stack ?? error.message) : typeof error;
        lines.push(redact(`PROBLEM ${what} ${reason}`));
      },
    },
    activityFile: createMemoryLog(),
    bulkFile: createMemoryLog(),
    dataFolder: folder,
    machine: { fingerprint: (organizationId) => fingerprintOf(ports.computer, organizationId) },
    computer: 'studio',
    appVersion: '0.1.0',
    hostName: 'studio',
    locales: ['en-US'],
    loopback: options.polar?.baseUrl ?? null,
    lines,
    shown,
    questions,
    answers,
    writeRecord(name, record) {
      const text = JSON.stringify({ version: 1, ...record });
      fs.writeFileSync(path.join(folder, `${name}.json`), text);
    },
    content(name) {
      const file = path.join(folder, `${name}.json`);
      if (!fs.existsSync(file)) return null;
      const { version: _, ...content } = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<
        string,
        unknown
      >;
      return content;
    },
    everythingOnDisk: () =>
      fs
        .readdirSync(folder)
        .map((name) => `${name}\n${fs.readFileSync(path.join(folder, name), 'utf8')}`)
        .join('\n'),
    close() {
      fs.rmSync(folder, { recursive: true, force: true });
      if (unlockedUrls.length > 0)
        throw new Error(`Outside of the lock: ${unlockedUrls.join(', ')}`);
    },
  };
  return ports;
}
