import { chmod, copyFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * Electron's switches that are burnt into the executable. They are set here, and not in electron-builder.yml, since on Linux the
 * executable gets another name afterwards. https://www.electronjs.org/docs/latest/tutorial/fuses
 */
const fuses = {
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/**
 * Electron-builder calls this when the app lies unpacked, before it is signed and put into installers.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function afterPack(context) {
  const { appOutDir, packager, electronPlatformName } = context;
  const resources =
    electronPlatformName === 'darwin'
      ? path.join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : path.join(appOutDir, 'resources');
  // An unpacked Electron brings its own default app, which would run any folder it is pointed at.
  await rm(path.join(resources, 'default_app.asar'), { force: true });
  await rm(path.join(appOutDir, 'version'), { force: true });
  await packager.addElectronFuses(context, fuses);
  if (electronPlatformName === 'linux') {
    await putLauncherBefore(path.join(appOutDir, packager.executableName), packager.projectDir);
    await listContents(appOutDir);
  }
}

/**
 * Lists what is in the app's folder. The app that removes itself moves no folder with anything else in it
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
 * Commands need Chromium's switches on the real command line, so a script takes the executable's name and place. Beside it lies what
 * it points commands at.
 *
 * @param {string} executable
 * @param {string} project
 */
async function putLauncherBefore(executable, project) {
  const ours = path.join(project, 'build', 'linux');
  await rename(executable, `${executable}-bin`);
  await copyFile(path.join(ours, 'launcher.sh'), executable);
  await chmod(executable, 0o755);
  await copyFile(
    path.join(ours, 'no-fonts.conf'),
    path.join(path.dirname(executable), 'no-fonts.conf'),
  );
  await putReleaseScript(executable, ours);
}

/**
 * Root's way to release the seats of all accounts, for this package and for those of a seller's products. It knows the name of the
 * executable, which is also that of the data folder.
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
