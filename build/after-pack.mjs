import { chmod, copyFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fusesFor, requireKnownFuses } from './fuses.mjs';

/**
 * Prepares the packed app. electron-builder calls this before it signs the app and builds installers. The fuses are set here and not in
 * electron-builder.yml, since the executable is renamed afterwards on Linux.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function afterPack(context) {
  const { appOutDir, packager, electronPlatformName } = context;
  const resources =
    electronPlatformName === 'darwin'
      ? path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : path.join(appOutDir, 'resources');
  // Electron comes with a default app, which would run the code of any folder in its arguments.
  await rm(path.join(resources, 'default_app.asar'), { force: true });
  await rm(path.join(appOutDir, 'version'), { force: true });
  await requireKnownFuses(executableIn(context));
  await packager.addElectronFuses(context, fusesFor(electronPlatformName));
  if (electronPlatformName === 'linux') {
    await putLauncherBefore(path.join(appOutDir, packager.executableName), packager.projectDir);
    await listContents(appOutDir);
  }
}

/**
 * Returns the file that holds the fuses, as @electron/fuses takes it.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
function executableIn({ appOutDir, packager, electronPlatformName }) {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'darwin') return path.join(appOutDir, `${productFilename}.app`);
  const isWindows = electronPlatformName === 'win32';
  return path.join(appOutDir, isWindows ? `${productFilename}.exe` : packager.executableName);
}

/**
 * Writes the list of what is in the app's folder. An app that removes itself moves no folder with anything else in it
 * (electron/platform/system/app-image.ts).
 *
 * @param {string} folder
 */
async function listContents(folder) {
  const names = await readdir(folder);
  const file = path.join(folder, 'resources', 'contents.json');
  await writeFile(file, `${JSON.stringify(names.toSorted())}\n`);
}

/**
 * Puts the launcher script in the executable's place, since commands need Chromium's switches on the real command line, and the files that
 * the launcher uses beside it.
 *
 * @param {string} executable
 * @param {string} project
 */
async function putLauncherBefore(executable, project) {
  const scripts = path.join(project, 'build', 'linux');
  await rename(executable, `${executable}-bin`);
  const launcher = await readFile(path.join(scripts, 'launcher.sh'), 'utf8');
  // The names of the app's own variables begin with its name (shared/variable-name.ts).
  const prefix = path.basename(executable).toUpperCase().replaceAll('-', '_');
  await writeFile(executable, launcher.replaceAll('SEATKEEPER_', `${prefix}_`));
  await chmod(executable, 0o755);
  await copyFile(
    path.join(scripts, 'no-fonts.conf'),
    path.join(path.dirname(executable), 'no-fonts.conf'),
  );
  await putReleaseScript(executable, scripts);
}

/**
 * Adds the script with which root releases the seats of all accounts, for this package and for those of a seller's products, and writes
 * the executable's name into it, which is also the data folder's.
 *
 * @param {string} executable
 * @param {string} scripts
 */
async function putReleaseScript(executable, scripts) {
  const script = await readFile(path.join(scripts, 'release-seats.sh'), 'utf8');
  const target = path.join(path.dirname(executable), 'release-seats');
  await writeFile(target, script.replace(/^name=.*$/m, `name=${path.basename(executable)}`));
  await chmod(target, 0o755);
}
