/**
 * Replaces the packages that conf, which electron-store uses, loads for options that this app does not use: ajv and ajv-formats for
 * `schema`, semver for `migrations`. They are more code than all of the app's that a command runs. See docs/decisions/0002-no-ajv-and-no-semver-in-the-bundle.md.
 */
function refuse(): never {
  throw new Error(
    'Records are checked and migrated in stored-file.ts; conf must be given no schema and no migrations.',
  );
}

export { refuse as Ajv2020 };

/** ajv-formats as conf loads it at its start, and the functions of semver that migrations call. */
const parts = {
  default: () => undefined,
  clean: refuse,
  eq: refuse,
  gt: refuse,
  lte: refuse,
  satisfies: refuse,
};
export { parts as default };
