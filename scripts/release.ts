import { readFileSync } from 'node:fs';
import path from 'node:path';
import { collectPackages, writeChecksums } from './release/packages.ts';
import { placeholderProblem, releaseNotes, tagProblem } from './release/tag.ts';
import { verifySignatures } from './release/signatures.ts';
import { projectRoot, versionIn } from './setup/project.ts';
import { runCommand } from './setup/run-command.ts';
import { printStatus, SetupError } from './setup/print-status.ts';

const HELP = `npm run release: the steps of .github/workflows/release.yml. RELEASING.md says how to make a release.

  npm run release -- check TAG           fails unless package.json and the changelog have this version,
                                         and addresses in packages are real
  npm run release -- verify FOLDER       verifies the signatures of the packages in the folder, on the system they are for
  npm run release -- collect FROM TO NAME
                                         copies what people download, and the bill of materials with NAME in its name
  npm run release -- sums FOLDER         writes SHA256SUMS of the folder's files
  npm run release -- notes TAG           prints what the changelog says of the version
`;

const readProjectFile = (name: string): string =>
  readFileSync(path.join(projectRoot, name), 'utf8');

const readChangelog = (): string => readProjectFile('CHANGELOG.md');

/** The files whose addresses get into packages. */
const addressed = ['package.json', 'electron-builder.yml'];

/** Returns the argument. @throws SetupError if it is missing */
function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new SetupError(`${name} is missing.\n\n${HELP}`);
  return value;
}

export async function main([step, ...args]: readonly string[]): Promise<number> {
  const [first, second, third] = args;
  switch (step) {
    case 'check': {
      const problem =
        tagProblem(required(first, 'TAG'), versionIn(projectRoot), readChangelog()) ??
        placeholderProblem(
          Object.fromEntries(addressed.map((name) => [name, readProjectFile(name)])),
        );
      if (problem !== null) throw new SetupError(problem);
      return 0;
    }
    case 'verify':
      await verifySignatures(required(first, 'FOLDER'), process.platform, runCommand);
      return 0;
    case 'collect': {
      const names = await collectPackages(
        required(first, 'FROM'),
        required(second, 'TO'),
        required(third, 'NAME'),
      );
      for (const name of names) printStatus(name);
      return 0;
    }
    case 'sums':
      await writeChecksums(required(first, 'FOLDER'));
      return 0;
    case 'notes':
      process.stdout.write(releaseNotes(required(first, 'TAG'), readChangelog()));
      return 0;
    case undefined:
    default:
      process.stdout.write(HELP);
      return step === '--help' ? 0 : 2;
  }
}
