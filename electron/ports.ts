import type { linkNames } from '../shared/contract.ts';
import type { WaitReason } from '../shared/seat-release.ts';
import type { Settings } from '../shared/settings.ts';

/**
 * What the core asks of the world. Everything below this line runs in plain Node; `platform/` answers these with
 * Electron, tests answer them from memory.
 */

/** One request. Bodies are JSON text. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** It changes something and must not arrive twice: it goes over a connection that nothing used before, so that its answer is about it alone. */
  readonly once?: true;
  /** Milliseconds until the request is given up, connection and body included. */
  readonly deadline: number;
}

/** What became of a request. The kinds differ in one thing that matters: whether the server could have acted. */
export type HttpAnswer =
  | {
      readonly type: 'answer';
      readonly status: number;
      readonly header: (name: string) => string | null;
      readonly text: string;
    }
  /** No server has read its body: DNS, refused, TLS, proxy, or a deadline before a connection stood. Sending again is safe. */
  | { readonly type: 'not-sent'; readonly why: Exclude<WaitReason, 'rate-limited'> }
  /** It may have reached the server, and no whole answer came: deadline, reset, truncated. */
  | { readonly type: 'no-answer' }
  /** The server answered with more than `longestAnswer`, and the same request would get the same answer. */
  | { readonly type: 'too-long' }
  /** Somebody wants us elsewhere. Never followed: the token would go along. */
  | { readonly type: 'redirected' };

/** Sends requests; never throws. */
export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer>;
}

/** The operating system's keychain. */
export interface Secrets {
  /** The backend's name where secrets are safe with it, null where there is none worth the name. */
  backend(): Promise<string | null>;
  /** Base64 of the sealed text. Rejects where there is no backend. */
  seal(text: string): Promise<string>;
  /** The text again; `isStale` asks to seal it anew. Rejects when this keychain cannot open it. */
  unseal(sealed: string): Promise<{ readonly text: string; readonly isStale: boolean }>;
}

/** Time, so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds since some moment or other, the same for every process of this computer until it is started anew. Nobody can set it. */
  monotonicNow(): number;
  /** Calls back after so many milliseconds; the answer cancels it. */
  schedule(milliseconds: number, callback: () => void): () => void;
}

/** The system's clipboard. Asynchronous since Electron 45; older runtimes answer at once. */
export interface Clipboard {
  read(): Promise<string>;
  write(text: string): Promise<void>;
  /** Writes a text that clipboard managers are asked not to keep, where the runtime can ask them. */
  writeSecret(text: string): Promise<void>;
  /** Clears every clipboard of the system that still holds this very text, X11's selection as well. */
  remove(text: string): Promise<void>;
}

/** A question that the page can neither see nor answer. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  /** The button that does it. */
  readonly confirm: string;
  /** The button that does not, which is the one that Enter and Escape press. */
  readonly cancel: string;
}

/** Windows of the system's own, for what must not pass through the page. */
export interface Dialogs {
  /** Asks over the app's window; true if the person confirmed. */
  confirm(question: Question): Promise<boolean>;
  /** Shows a text to read, and one button to close it. */
  show(content: {
    readonly title: string;
    readonly message: string;
    readonly detail: string;
    readonly close: string;
  }): Promise<void>;
  /** Asks where to save and writes there; false when the person chose nothing. Rejects with the file system's error. */
  save(suggestion: { readonly name: string; readonly text: string }): Promise<boolean>;
}

/** Opens pages in the browser, by name from a fixed list. */
export interface Links {
  open(name: (typeof linkNames)[number]): Promise<void>;
  /**
   * Opens the mail program with a letter in it, for the person to send. Rejects when there is none. A letter whose link is longer than
   * `maxMailLinkLength` may arrive cut.
   */
  composeMail(mail: {
    readonly to: string;
    readonly subject: string;
    readonly body: string;
  }): Promise<void>;
  /** Shows the app's data folder in the file manager. Rejects when there is none, or it cannot be shown. */
  openDataFolder(): Promise<void>;
}

/** The system's notifications. */
export interface Notifier {
  /** Tells it, unless the person is looking at the window already. Never throws: news is not worth a failure. */
  show(content: { readonly title: string; readonly body: string }): void;
}

/** How windows look: the system's way, or light or dark whatever the system says. */
export interface Appearance {
  follow(appearance: Settings['appearance']): void;
}

/** Facts about what happened, one line each, every sink behind the redactor. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  problem(message: string, error?: unknown): void;
}

/** One small JSON file. All calls are synchronous and durable: when `write` returns, a power cut keeps it. */
export interface Store {
  readonly fileName: string;
  /** What the file holds; undefined when there is none. Throws SyntaxError on text that is not JSON. */
  read(): unknown;
  /** Throws the file system's error, and then the old content is still there. */
  write(value: Readonly<Record<string, unknown>>): void;
  erase(): void;
  /** Moves the file out of the way, over no other one, and returns its new name. */
  setAside(suffix: string): string;
}

/** A file that only grows, one JSON object a line. */
export interface AppendLog {
  /** Durable when it returns. Throws the file system's error. */
  append(entry: Readonly<Record<string, unknown>>): void;
  /** Everything in it that is JSON, oldest first. */
  read(): unknown[];
}

/** An append log of one piece of work: kept whole, and put away when nobody needs it any more. */
export interface RunLog extends AppendLog {
  erase(): void;
}

/** Word that the processes of one data folder leave each other. It may be lost at any time, so neither call throws. */
export interface SharedStateFile {
  /** What was left last; undefined where that is nothing, or nothing that can be read. */
  read(): unknown;
  write(state: object): void;
}

/** The folder of stores. */
export interface Stores {
  open(name: string): Store;
  /** Deletes what a killed process left behind in the middle of a write: it may hold a key. Only under the lock. */
  removeLeftovers(): void;
}

/** Tells this computer from others. */
export interface Machine {
  /**
   * A hash that only this computer has, and has for this organization alone; null where the system does not say which computer it is.
   * 32 hexadecimal digits. Never throws.
   */
  fingerprint(organizationId: string): string | null;
}

/** All ports at once, and the few facts about the machine. */
export interface Ports {
  readonly http: Http;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly clipboard: Clipboard;
  readonly dialogs: Dialogs;
  readonly links: Links;
  readonly notify: Notifier;
  readonly appearance: Appearance;
  readonly log: Log;
  readonly stores: Stores;
  readonly machine: Machine;
  /** The journal of everything that this app did. */
  readonly activityFile: AppendLog;
  /** The journal of the last bulk release. */
  readonly bulkFile: RunLog;
  /** The folder that holds the stores, for the lock beside them. */
  readonly dataFolder: string;
  readonly appVersion: string;
  readonly hostName: string;
  /** The person's languages, preferred first, as the system writes them: not every one is a BCP 47 tag. */
  readonly locales: readonly string[];
  /** The address of a local server in development, else null. */
  readonly loopback: string | null;
}
