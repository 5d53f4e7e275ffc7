/**
 * The oldest major version of Electron that people may get: 42.0 to 42.2 crash in the calls to the keychain.
 */
export const oldestShippedMajor = 43;

/**
 * Returns why a package with this Electron must not be given to people; null if it may.
 *
 * @param version of the Electron in the package
 * @param wanted the version in package.json
 */
export function electronProblem(version: string, wanted: string): string | null {
  const major = Number(/^(\d+)\./.exec(version)?.[1]);
  if (!(major >= oldestShippedMajor))
    return `it holds Electron ${version}, and people need ${oldestShippedMajor} or newer`;
  return version === wanted ? null : `it holds Electron ${version}, and not ${wanted}`;
}
