import type { Language } from '../shared/language.ts';
import type { WaitReason } from '../shared/seat-release.ts';
import type { Settings } from '../shared/settings.ts';
import type { UpdateMethod } from '../shared/updates.ts';

/**
 * The core's ports: everything that it needs from outside. The core runs in plain Node; `platform/` implements the ports with Electron,
 * and the tests in memory.
 */

/** One request. Bodies are JSON text. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The request changes something and must not arrive twice. It gets a connection of its own, so that its answer is about it alone. */
  readonly once?: true;
  /** Milliseconds until the request is ended, connection and body included. */
  readonly deadline: number;
  /** The longest answer that is read, in bytes; default 64 MiB. */
  readonly maxLength?: number;
  /** The request is not to Polar but to the seller's update feed. It shares no connection with requests to Polar. */
  readonly purpose?: 'updates';
}

/** The outcome of a request. Its types differ in whether the server may have acted. */
export type HttpAnswer =
  | {
      readonly type: 'answer';
      readonly status: number;
      readonly header: (name: string) => string | null;
      readonly text: string;
    }
  /** No server has read its body: DNS, refused, TLS, proxy, or a deadline before the connection was open. Sending again is safe. */
  | { readonly type: 'not-sent'; readonly why: Exclude<WaitReason, 'rate-limited'> }
  /** It may have reached the server, and no complete answer came: deadline, reset, truncated. */
  | { readonly type: 'no-answer' }
  /** The answer is longer than the limit, and the same request would get the same answer. */
  | { readonly type: 'too-long' }
  /** The server redirects to another address. Never followed: the token would go there, too. */
  | { readonly type: 'redirected' };

/** Sends requests; never throws. */
export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer>;
}

/** The operating system's keychain. */
export interface Secrets {
  /** Returns the backend's name; null where there is none that protects secrets. */
  backend(): Promise<string | null>;
  /** Returns the sealed text in base64. Rejects where there is no backend that protects it. */
  seal(text: string): Promise<string>;
  /** Returns the text. `isStale`: it should be sealed again. Rejects when this keychain cannot open it. */
  unseal(sealed: string): Promise<{ readonly text: string; readonly isStale: boolean }>;
}

/** Time, so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds since a fixed moment, the same for every process of this computer until it restarts. This clock cannot be set. */
  monotonicNow(): number;
  /** Calls `callback` after this many milliseconds. Returns a function that cancels this. */
  schedule(milliseconds: number, callback: () => void): () => void;
}

/** The system's clipboard. Its calls are asynchronous since Electron 45. */
export interface Clipboard {
  read(): Promise<string>;
  write(text: string): Promise<void>;
  /** Writes a text, and asks clipboard managers not to store it, where the runtime can. */
  writeSecret(text: string): Promise<void>;
  /** Clears every clipboard of the system that still holds this text, also X11's selection. */
  remove(text: string): Promise<void>;
}

/** A question to the person that the page can neither see nor answer. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  /** The label of the button that confirms. */
  readonly confirm: string;
  /** The label of the button that cancels, which Enter and Escape press. */
  readonly cancel: string;
}

/** A license key as a window of main's own shows it. */
export interface ShownKey {
  /** The key in groups that join to it. */
  readonly groups: readonly string[];
  readonly language: Language;
  readonly labels: {
    readonly title: string;
    readonly message: string;
    readonly warning: string;
    /** Says in how many seconds the window closes. */
    readonly hides: (seconds: number) => string;
    readonly copy: string;
    readonly copied: string;
    readonly close: string;
  };
  /** Called when the person presses *Copy*. */
  readonly copy: () => Promise<void>;
}

/** The system's dialogs and main's own windows, for what must not pass through the page. */
export interface Dialogs {
  /** Asks over the app's window. Returns whether the person confirmed. */
  confirm(question: Question): Promise<boolean>;
  /** Shows a license key, which hides itself after a while. Resolves when it is hidden. */
  showKey(shown: ShownKey): Promise<void>;
  /** Asks where to save a text, and writes it there. Returns false when the person cancels. Rejects with the file system's error. */
  save(suggestion: { readonly name: string; readonly text: string }): Promise<boolean>;
  /** Asks for a file, and returns its bytes; null when the person cancels. Rejects with the file system's error, and for one that is too long. */
  open(request: {
    readonly title: string;
    readonly types: readonly { readonly name: string; readonly extensions: readonly string[] }[];
    /** Bytes. */
    readonly maxSize: number;
  }): Promise<Uint8Array | null>;
}

/** Opens pages in the browser, and what other programs show. */
export interface Links {
  /** `address`: from the vendor file, or the app's own. The page of the window never passes one. */
  open(address: string): Promise<void>;
  /**
   * Opens the mail program with a mail for the person to send. Rejects when there is no such program. A mail whose link is longer than
   * `maxMailLinkLength` may be cut.
   */
  composeMail(mail: {
    readonly to: string;
    readonly subject: string;
    readonly body: string;
  }): Promise<void>;
  /** Shows the app's data folder in the file manager. Rejects when there is no file manager, or it fails. */
  openDataFolder(): Promise<void>;
}

/** The system's notifications. */
export interface Notifier {
  /** Whether `show` would ask the system: it shows notifications, and no window has the focus. */
  canShow(): boolean;
  /**
   * Shows a notification, unless a window has the focus. `onResult` is called with whether the system showed it; where it did not, the
   * window asks for the person's attention. Never throws.
   */
  show(
    content: { readonly title: string; readonly body: string },
    onResult: (isShown: boolean) => void,
  ): void;
}

/** The app's entry in the tray or menu bar. */
export interface TrayEntry {
  readonly tooltip: string;
  /** What needs attention, one line each. */
  readonly lines: readonly string[];
  /** The labels of its actions. */
  readonly open: string;
  readonly quit: string;
}

/** The app without its window. */
export interface Background {
  /** Shows an entry in place of the last one; null removes it. */
  show(entry: TrayEntry | null): void;
  /** Sets whether the system starts the app, without its window, when the person logs in. Throws the file system's error. */
  setOpenAtLogin(isOn: boolean): void;
}

/** How windows look: as the system does, or always light or dark. */
export interface Appearance {
  follow(appearance: Settings['appearance']): void;
}

/** A log of what happened, one line each. Each line goes through the redactor. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
  problem(message: string, error?: unknown): void;
}

/** One small JSON file. All calls are synchronous and durable: when `write` returns, a power cut keeps it. */
export interface Store {
  readonly fileName: string;
  /** Returns the file's content; undefined when there is no file. Throws SyntaxError on text that is not JSON. */
  read(): unknown;
  /** Returns the file's text, also of a damaged one; undefined when there is no file. Throws the file system's error. */
  readText(): string | undefined;
  /** Writes the content. Throws the file system's error, and leaves the old content then. */
  write(value: Readonly<Record<string, unknown>>): void;
  erase(): void;
  /** Renames the file without replacing another one, and returns its new name. */
  setAside(suffix: string): string;
  /** Copies the file without replacing another one, durably when this returns. Throws the file system's error. */
  copyAside(suffix: string): void;
}

/** A file that only grows, one JSON object a line. */
export interface AppendLog {
  /** Appends an entry, which is durable when this returns. Throws the file system's error. */
  append(entry: Readonly<Record<string, unknown>>): void;
  /** Returns every line that is JSON, oldest first. */
  read(): unknown[];
}

/** An append log of one run: never shortened, and erased when it is no longer needed. */
export interface RunLog extends AppendLog {
  /** Puts entries in place of all others. A kill leaves either all of these or all of those before. */
  replace(entries: readonly object[]): void;
  erase(): void;
}

/** Small state that the processes of one data folder share. It may be lost at any time, so that neither call throws. */
export interface SharedStateFile {
  /** Returns the state that was written last; undefined where there is none, or none that can be read. */
  read(): unknown;
  write(state: object): void;
}

/** The folder of stores. */
export interface Stores {
  open(name: string): Store;
  /** Deletes what a process that was killed during a write has left: it may hold a key. To be called only under the lock. */
  removeLeftovers(): void;
}

/** An entry of the folder `seats` that is not a seat. The app neither follows nor deletes it. */
export interface OddSeatEntry {
  readonly name: string;
  /** `foreign`: a folder of another account. `misnamed`: a folder whose name is not the id of a seat. `special`: a pipe, a socket or a device. */
  readonly type: 'file' | 'link' | 'special' | 'foreign' | 'misnamed';
}

/** The entries of the folder `seats`. */
export interface SeatEntries {
  /** The ids of the seats that have a folder, in alphabetical order. A folder may be empty. */
  readonly ids: readonly string[];
  /** Whether there is a staging folder of a migration. */
  readonly isStaged: boolean;
  readonly odd: readonly OddSeatEntry[];
}

/**
 * What moving the only seat of the old layout from the data folder to a folder of its own needs. A file is named as in `Stores`, and the
 * calls are synchronous and durable. To be called only under the lock, except for `read`.
 */
export interface SeatMigration {
  /** Returns the text of a record's file in the data folder; undefined if there is none. Throws `UnusableFile` and the file system's error. */
  read(name: string): string | undefined;
  /** Copies files of the data folder, byte for byte, into a new staging folder. Throws if there is one. */
  stage(names: readonly string[]): void;
  /** Makes the staging folder the folder of a seat. */
  publish(id: string): void;
  /** Deletes the staging folder, if there is one. */
  discard(): void;
  /** Replaces a record's file in the data folder at once, also a damaged one. */
  replace(name: string, content: Readonly<Record<string, unknown>>): void;
  /** Copies a file of the data folder, byte for byte, to its name with a suffix. Replaces no other file. */
  copyAside(name: string, suffix: string): void;
  /** Deletes a file of the data folder. */
  erase(name: string): void;
}

/** The folders of the seats: one for each, in the folder `seats` of the data folder. */
export interface SeatFolders {
  /** Throws `UnusableFile` if `seats` is not a folder of this account, and the file system's error. */
  list(): SeatEntries;
  /** Opens the stores of a seat. Its folder is created by the first write. A link or a foreign folder is `UnusableFile`. */
  open(id: string): Stores;
  /** Deletes a seat's folder. Returns false and leaves it if it holds any file, also one that was set aside. */
  remove(id: string): boolean;
  /** Deletes in the folders of all seats what `Stores.removeLeftovers` deletes in one. To be called only under the lock. */
  removeLeftovers(): void;
  readonly migration: SeatMigration;
}

/** Identifies this computer. */
export interface Machine {
  /**
   * Returns a hash, in 32 hexadecimal digits, that is unique to this computer and organization; null where the system has no id of the
   * computer. Never throws.
   */
  fingerprint(organizationId: string): string | null;
}

/** A package with a newer version, as the feed describes it. `size` is in bytes. */
export interface UpdatePackage {
  readonly version: string;
  readonly url: string;
  readonly size: number;
  /** The SHA-512 of its bytes, in 128 hexadecimal digits. */
  readonly sha512: string;
}

/** How the installation of an update ended. In all cases but `installed` the installed version is as it was. */
export type UpdateOutcome =
  | 'installed'
  /** The person did not give the administrator's password. */
  | 'canceled'
  /** The package did not arrive, or is not what the feed says. */
  | 'not-loaded'
  | 'not-installed';

/** Installs newer versions of this app with the system's tools. */
export interface UpdateInstaller {
  /** The name of the feed's file for this system and processor, such as `latest-linux.yml`. */
  readonly feedName: string;
  /** How a newer version gets onto this computer. Never rejects. */
  method(): Promise<UpdateMethod>;
  /** Returns the name of the package's file that fits this installation. */
  packageName(version: string): string;
  /** Downloads, verifies and installs a package. `onProgress`: percent of the download; 100 when the system begins to install. Never rejects. */
  install(update: UpdatePackage, onProgress: (percent: number) => void): Promise<UpdateOutcome>;
  /** Ends the app and starts it again. */
  restart(): void;
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
  readonly background: Background;
  readonly log: Log;
  /** The data folder's own files. */
  readonly stores: Stores;
  readonly seatFolders: SeatFolders;
  readonly machine: Machine;
  readonly updateInstaller: UpdateInstaller;
  /** The activity log: everything that this app did. */
  readonly activityFile: AppendLog;
  /** The journal of the last bulk release. */
  readonly bulkFile: RunLog;
  /** The folder that holds the stores, for the lock beside them. */
  readonly dataFolder: string;
  readonly appVersion: string;
  readonly hostName: string;
  /** The person's languages, preferred first, as the system writes them: not each is a BCP 47 tag. */
  readonly locales: readonly string[];
  /** The address of the local server that development uses; null otherwise. */
  readonly loopback: string | null;
}
