import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { projectRoot } from '../setup/project.ts';

const LockFile = v.object({
  packages: v.record(
    v.string(),
    v.object({
      version: v.optional(v.string()),
      license: v.optional(v.string()),
      integrity: v.optional(v.string()),
      dependencies: v.optional(v.record(v.string(), v.string()), {}),
    }),
  ),
});
type LockedPackages = v.InferOutput<typeof LockFile>['packages'];

const folder = 'node_modules/';

/**
 * The packages that the bundles' modules come from, as paths in the lock file:
 * `node_modules/react`.
 */
export function bundledPackages(modules: Iterable<string>): readonly string[] {
  const packagePaths = new Set<string>();
  for (const id of modules) {
    const file = id.replaceAll('\\', '/');
    const packagePath = /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
    if (packagePath !== undefined) packagePaths.add(packagePath);
  }
  return [...packagePaths].sort();
}

/**
 * Resolves the package `name` for `packagePath`: in its own modules, or in those of an ancestor.
 */
function resolvePackage(
  packagePath: string,
  name: string,
  locked: LockedPackages,
): string | undefined {
  for (
    let above = packagePath;
    ;
    above = above.slice(0, Math.max(0, above.lastIndexOf(`/${folder}`)))
  ) {
    const found = above === '' ? folder + name : `${above}/${folder}${name}`;
    if (found in locked) return found;
    if (above === '') return undefined;
  }
}

function createComponent(
  type: 'application' | 'framework' | 'library',
  name: string,
  version: string,
  license: string,
  sha512?: string,
) {
  return {
    type,
    'bom-ref': `${name}@${version}`,
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    licenses: [{ license: { id: license } }],
    ...(sha512 === undefined
      ? {}
      : { hashes: [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }] }),
  };
}

function nameOf(packagePath: string): string {
  return packagePath.slice(packagePath.lastIndexOf(folder) + folder.length);
}

function createLibrary(packagePath: string, locked: LockedPackages) {
  const { version, license, integrity } = locked[packagePath] ?? {};
  const name = nameOf(packagePath);
  if (version === undefined || license === undefined) {
    throw new Error(
      `${packagePath} is in the bundles, and package-lock.json does not say what it is.`,
    );
  }
  const sha = integrity?.match(/^sha512-(.+)$/)?.[1];
  return createComponent('library', name, version, license, sha);
}

/**
 * Lists the components of a package as CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/): every
 * npm package with a module in the bundles, and Electron with its Chromium and Node. `npm sbom` would list the installed packages instead, which are more,
 * and omit Electron, which is a dev dependency. Versions, licenses and hashes are those of
 * package-lock.json, without its download addresses. `epoch`: seconds since 1970.
 */
export function billOfMaterials(options: {
  readonly name: string;
  readonly version: string;
  readonly electronVersion: string;
  readonly modules: Iterable<string>;
  readonly epoch: number;
}) {
  const { name, version, electronVersion, modules, epoch } = options;
  const lockFile = path.join(projectRoot, 'package-lock.json');
  const { packages } = v.parse(LockFile, JSON.parse(readFileSync(lockFile, 'utf8')));
  const packagePaths = bundledPackages(modules);
  const refs = new Map(
    packagePaths.map((packagePath) => [
      packagePath,
      createLibrary(packagePath, packages)['bom-ref'],
    ]),
  );
  const dependencyRefs = (packagePath: string): string[] =>
    Object.keys(packages[packagePath]?.dependencies ?? {})
      .flatMap((wanted) => refs.get(resolvePackage(packagePath, wanted, packages) ?? '') ?? [])
      .sort();

  const app = createComponent('application', name, version, packages['']?.license ?? 'MIT');
  const electron = createComponent('framework', 'electron', electronVersion, 'MIT');
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:${randomUUID()}`,
    version: 1,
    metadata: { timestamp: new Date(epoch * 1000).toISOString(), component: app },
    components: [
      electron,
      ...packagePaths.map((packagePath) => createLibrary(packagePath, packages)),
    ],
    dependencies: [
      { ref: app['bom-ref'], dependsOn: [electron['bom-ref'], ...dependencyRefs('')] },
      { ref: electron['bom-ref'], dependsOn: [] },
      ...packagePaths.map((packagePath) => ({
        ref: refs.get(packagePath) ?? '',
        dependsOn: dependencyRefs(packagePath),
      })),
    ],
  };
}
