/**
 * Files of the core that are not mutated: ports, which are types only, and code that unit tests
 * cannot run, such as Electron's start.
 */
const excluded = [
  /^electron\/platform\//,
  /^electron\/(?:main|preload|ports|vendor)\.ts$/,
  /^shared\/text\//,
];

/**
 * Whether a file, named from the project's folder with slashes, belongs to the core: code that unit
 * tests run, without texts.
 */
export function isCore(file: string): boolean {
  return /^(?:electron|shared)\/.*\.ts$/.test(file) && !excluded.some((one) => one.test(file));
}
