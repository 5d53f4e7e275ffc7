import type { ElectronApplication } from '@playwright/test';

/**
 * Answers the system's next save dialogs with a file, since a test cannot operate them, and records
 * them.
 */
export async function recordSaveDialogs(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    const suggested: string[] = [];
    Object.assign(globalThis, { suggested });
    dialog.showSaveDialog = async (...args: unknown[]) => {
      const options = args.at(-1) as { readonly defaultPath?: string };
      suggested.push(options.defaultPath ?? '');
      return { canceled: false, filePath };
    };
  }, file);
}

/** File names that the dialogs suggested since {@link recordSaveDialogs}. */
export async function suggestedNames(app: ElectronApplication): Promise<readonly string[]> {
  return await app.evaluate(() => (globalThis as { suggested?: string[] }).suggested ?? []);
}
