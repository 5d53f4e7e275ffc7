import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { projectRoot } from '../setup/project.ts';
import { bundledPackages } from './bill-of-materials.ts';

const Manifest = v.object({ name: v.string(), version: v.string(), license: v.string() });

/** Files in which packages have their license and the notices that it requires to keep. */
const licenseFile = /^(?:licen[cs]e|copying|notice|unlicense)(?:[.-].*)?$/i;

/** Returns the texts of the license files in a package's folder. */
async function textsIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => licenseFile.test(name)).sort();
  return await Promise.all(
    names.map(async (name) => (await readFile(path.join(folder, name), 'utf8')).trim()),
  );
}

/**
 * Returns the licenses of the app and of all packages with a module in its bundles, as they travel with it. Electron's and Chromium's are
 * in files of their own.
 *
 * @throws Error if a package has no text of its license, which nearly all licenses require to be passed on
 */
export async function licenseTexts(modules: Iterable<string>): Promise<string> {
  const parts: string[] = [await readFile(path.join(projectRoot, 'LICENSE'), 'utf8')];
  for (const packagePath of bundledPackages(modules)) {
    const folder = path.join(projectRoot, packagePath);
    const { name, version, license } = v.parse(
      Manifest,
      JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')),
    );
    const texts = await textsIn(folder);
    if (texts.length === 0) throw new Error(`${name} ${version} (${license}) has no license file.`);
    parts.push(`${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`);
  }
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}
