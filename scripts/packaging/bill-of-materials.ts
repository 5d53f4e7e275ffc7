import path from 'node:path';
import * as v from 'valibot';
import { capture } from '../setup/capture.ts';
import { npmCommand } from '../setup/dependencies.mjs';
import { projectRoot, versionIn } from '../setup/project.ts';

const folder = 'node_modules/';

/** The fields of npm's bill that are kept: not its addresses, nor which package is for development. */
const Component = v.object({
  'bom-ref': v.string(),
  type: v.string(),
  name: v.string(),
  version: v.string(),
  purl: v.string(),
  licenses: v.array(v.looseObject({ license: v.optional(v.object({ id: v.string() })) })),
  hashes: v.exactOptional(v.array(v.object({ alg: v.string(), content: v.string() }))),
});
type Component = v.InferOutput<typeof Component>;

const Bill = v.object({
  bomFormat: v.literal('CycloneDX'),
  specVersion: v.literal('1.5'),
  serialNumber: v.string(),
  version: v.literal(1),
  metadata: v.object({ component: Component }),
  components: v.array(Component),
  dependencies: v.array(v.object({ ref: v.string(), dependsOn: v.array(v.string()) })),
});

/** Returns npm's bill of all packages in package-lock.json: https://docs.npmjs.com/cli/commands/npm-sbom */
function billOfLockFile(): v.InferOutput<typeof Bill> {
  const { command, args, shell } = npmCommand();
  // Otherwise npm leaves packages out after vite has set NODE_ENV to production.
  const scope = ['--package-lock-only', '--include=dev', `--prefix=${projectRoot}`];
  return v.parse(
    Bill,
    JSON.parse(
      capture(command, [...args, 'sbom', '--sbom-format=cyclonedx', ...scope], shell).stdout,
    ),
  );
}

/**
 * The packages that the bundles' modules come from, as folders in the project:
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

/** Returns a package's name and version, as npm's bills write them. */
function refOf(packagePath: string): string {
  const name = packagePath.slice(packagePath.lastIndexOf(folder) + folder.length);
  return `${name}@${versionIn(path.join(projectRoot, packagePath))}`;
}

function identity(name: string, version: string) {
  const ref = `${name}@${version}`;
  return { 'bom-ref': ref, name, version, purl: `pkg:npm/${ref}` };
}

/**
 * Lists the components of a package as CycloneDX 1.5 (https://cyclonedx.org/docs/1.5/json/): every
 * npm package with a module in the bundles, as `npm sbom` describes it, and Electron with its
 * Chromium and Node, which npm knows as a tool of development. `epoch`: seconds since 1970.
 */
export function billOfMaterials(options: {
  readonly name: string;
  readonly version: string;
  readonly electronVersion: string;
  readonly modules: Iterable<string>;
  readonly epoch: number;
}) {
  const { name, version, electronVersion, modules, epoch } = options;
  const bill = billOfLockFile();
  const app: Component = { ...bill.metadata.component, ...identity(name, version) };
  const electron: Component = {
    ...identity('electron', electronVersion),
    type: 'framework',
    licenses: [{ license: { id: 'MIT' } }],
  };
  const bundled = new Set(bundledPackages(modules).map(refOf));
  const components = bill.components.filter((one) => bundled.has(one['bom-ref']));
  const unknown = [...bundled].filter((ref) => !components.some((one) => one['bom-ref'] === ref));
  if (unknown.length > 0) {
    throw new Error(`The bundles have ${unknown.join(', ')}, and package-lock.json does not.`);
  }
  const dependenciesOf = (ref: string): string[] =>
    (bill.dependencies.find((one) => one.ref === ref)?.dependsOn ?? [])
      .filter((one) => bundled.has(one))
      .sort();
  const ownDependencies = dependenciesOf(bill.metadata.component['bom-ref']);
  return {
    ...bill,
    metadata: {
      timestamp: new Date(epoch * 1000).toISOString(),
      component: { ...app, type: 'application' },
    },
    components: [electron, ...components],
    dependencies: [
      { ref: app['bom-ref'], dependsOn: [electron['bom-ref'], ...ownDependencies] },
      { ref: electron['bom-ref'], dependsOn: [] },
      ...[...bundled].map((ref) => ({ ref, dependsOn: dependenciesOf(ref) })),
    ],
  };
}
