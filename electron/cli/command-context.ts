import type { Server } from '../../shared/license.ts';
import type { LicenseStatus } from '../../shared/licenses.ts';
import type { CommandCore } from '../compose-command.ts';
import type { Ports } from '../ports.ts';
import type { ServerCheck } from '../services/organization/server-check.ts';
import type { Input } from './input.ts';
import type { LicenseArgument } from './license-argument.ts';

/** The value of `--reason` by which uninstallers name themselves. */
export const uninstallReason = 'uninstall';

/** The flags of the seller's commands, which work on the organization's licenses with its token. */
export interface SellerOptions {
  /** The license that the command is about; null where the caller named none. */
  readonly license: LicenseArgument | null;
  /** The file that holds the token, `-` for standard input; null for the environment or the keychain. */
  readonly tokenFile: string | null;
  /** Opens the token that the window has sealed. */
  readonly keychain: boolean;
  /** Only licenses with one of these statuses; null for all. */
  readonly statuses: readonly LicenseStatus[] | null;
  /** Only licenses with these words; empty for all. */
  readonly search: string;
  /** Also checks the seats of each license. */
  readonly devices: boolean;
  /** Shows whole license keys. */
  readonly withKeys: boolean;
  /** Shows whole names and addresses of customers, and names of devices. */
  readonly withCustomers: boolean;
  /** The file with the seats to release, `-` for standard input. */
  readonly plan: string | null;
  /** The device code of the seat to release. */
  readonly deviceCode: string | null;
  /** Continues a release that was interrupted. */
  readonly resume: boolean;
  /** Ends a release that was interrupted, and sends no more of it. */
  readonly cancel: boolean;
  /** The caller knows that the window began the release. */
  readonly fromWindow: boolean;
}

/** The flags of a command, checked, with their defaults. */
export interface CommandOptions {
  /** Prints one JSON object on stdout instead of a message on stderr. */
  readonly json: boolean;
  /** A file that gets the JSON object as well; null for none. */
  readonly output: string | null;
  /** Milliseconds for the whole command, from the start of the process; infinite where there is no limit. */
  readonly timeout: number;
  /** Prints no message on stderr. */
  readonly quiet: boolean;
  /** Does not read standard input. */
  readonly noInput: boolean;
  /** Says what it would do, and does nothing. */
  readonly dryRun: boolean;
  /** The caller knows that the record was copied from another computer: `release` frees that computer's seat, other commands leave it alone. */
  readonly otherComputer: boolean;
  /** The caller knows that the record is this computer's, whose id has changed. */
  readonly sameComputer: boolean;
  /** The seat that `release` is about, by its id or the end of its key; null where the caller did not say. */
  readonly seat: string | null;
  /** `release` is about all seats. */
  readonly all: boolean;
  /** The caller knows that a file which cannot be read is not of the license that `activate` is about. */
  readonly ignoreUnreadable: boolean;
  /** Why the caller runs the command, in one word, for the log and the answer; null where it did not say. */
  readonly reason: string | null;
  /** The file that `import` or `activate` reads; null for standard input (and `activate`'s environment variable). */
  readonly file: string | null;
  readonly label: string | null;
  readonly organization: string | null;
  readonly server: 'production' | 'sandbox' | null;
  /** The seller's product that `activation` is about; null for all. */
  readonly product: string | null;
  /** `activation` gives the license key as well. */
  readonly withKey: boolean;
  /** The folder for the app's files; null for the default one. */
  readonly dataFolder: string | null;
  readonly seller: SellerOptions;
}

/** Where a command writes what it finds while it runs, and how it learns that it has to end. */
export interface CommandStream {
  /** Writes whole lines to standard output and waits until they are taken. Returns false when the reader has ended. */
  write(text: string): Promise<boolean>;
  /** Shows how far the command is, on a terminal alone; null removes what is shown. */
  showProgress(text: string | null): void;
  /** Aborted when a signal or the timeout ends the command, which then answers with what was done so far. */
  readonly signal: AbortSignal;
}

/** Facts about this process that only the platform knows, for `doctor`. */
export interface DoctorFacts {
  readonly versions: Readonly<Record<string, string>>;
  readonly isPackaged: boolean;
  /** Whether Chromium's sandbox is on. */
  readonly isSandboxed: boolean;
  /** The name of the keychain that this session would use; null where there is none that protects secrets. Reading it opens no keychain. */
  readonly keychain: string | null;
  /** Asks a server, within this many milliseconds, whether the app can work with it. */
  readonly checkServer: (server: Server, milliseconds: number) => Promise<ServerCheck>;
}

/** What a command works with. */
export interface CommandContext {
  readonly core: CommandCore;
  readonly ports: Ports;
  readonly command: CommandOptions;
  readonly input: Input;
  /** When the answer must be ready, by the monotonic clock. */
  readonly deadline: number;
  readonly getDoctorFacts: () => DoctorFacts;
  /** Whether a program reads standard output, and it is neither a file nor a terminal. */
  readonly isOutputPiped: () => boolean;
  readonly stream: CommandStream;
  /** The most seats of one run of a bulk release. Default 20,000; only tests pass fewer. */
  readonly maxRunSeats?: number;
}

/** Returns the text of the file that a command names, else of `variable` in the environment, else of standard input; null where there is none. */
export async function givenText(
  { command, input }: CommandContext,
  variable?: string,
): Promise<string | null> {
  if (command.file !== null) return await input.file(command.file);
  const fromEnvironment = variable === undefined ? '' : input.env(variable);
  if (fromEnvironment) return fromEnvironment;
  return command.noInput ? null : await input.stdin();
}
