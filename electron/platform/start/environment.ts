/**
 * Variables that are as powerful as switches: they load code into Electron and Node, write keys and traffic to files, or replace a part by
 * another program. The launcher on Linux keeps only those that people need (build/linux/launcher.sh); elsewhere these are removed before
 * anything reads them. Fuses make a packaged app ignore most of Node's own.
 */
const unsafeVariables =
  /^(?:SSLKEYLOGFILE$|NODE_|ELECTRON_|CHROME_|CHROMIUM_|GOOGLE_|LD_|DYLD_|V8_|UV_)/i;

/** Removes the variables that could break what the app promises, for this process and those that it starts. */
export function removeUnsafeVariables(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment)) {
    if (unsafeVariables.test(name)) delete environment[name];
  }
}
