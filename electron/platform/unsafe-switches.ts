import { writeSync } from 'node:fs';
import { app } from 'electron';
import { answerJson } from '../cli/answer-json.ts';
import { cliCodes } from '../cli/answer.ts';
import { exitCodes } from '../cli/exit-codes.ts';
import { answerStyle } from '../cli/launch.ts';
import { writeOutput } from '../cli/output.ts';

/** Chromium's switches that undo what this app promises. Fuses do not govern them, and whatever starts the app may hand them on. */
export const unsafeSwitches = [
  // Anybody's certificate would do: a stranger could answer "released", and read the key.
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  'use-mock-cert-verifier-for-testing',
  // What goes over the network, or what opens it, would be written to a file.
  'log-net-log',
  'net-log-capture-mode',
  'ssl-key-log-file',
  // The token would be sealed by nobody.
  'use-mock-keychain',
  // The page would no longer be held to its own origin, or would have more in it than we put there.
  'disable-web-security',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'enable-blink-features',
  'load-extension',
  // Another program would run in place of a part of this one.
  'browser-subprocess-path',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
] as const;

/**
 * Ends a packaged app that was started with one of these switches, before Chromium acts on it. Names it as any command that was called
 * wrongly does: in words on stderr, or in JSON.
 */
export function refuseSwitches(switches: readonly string[]): void {
  // Electron sets some switches by itself, and others in another version; only the caller's count.
  const given = process.argv.join(' ').toLowerCase();
  const found = switches.find((name) => app.commandLine.hasSwitch(name) && given.includes(name));
  if (!app.isPackaged || found === undefined) return;
  // The catalogue loads with what needs it, and this is before all of that.
  const words = `This app does not start with --${found}.`;
  const exitCode = exitCodes.unsafeStart;
  const answer = {
    exitCode,
    state: 'usage',
    code: cliCodes.unsafeSwitch,
    words,
    facts: {},
  } as const;
  const context = { command: null, appVersion: app.getVersion(), reason: null, dryRun: false };
  const { json, output } = answerStyle(process.argv);
  const object = answerJson(answer, context);
  if (output !== null) writeOutput(output, object);
  try {
    if (json) writeSync(1, object);
    else writeSync(2, `${words}\n`);
  } catch {
    // Nobody listens, and it ends all the same.
  }
  process.exit(exitCode);
}
