/**
 * Stands in for what conf, under electron-store, loads for options that we do not use: ajv and ajv-formats for `schema`, semver for
 * `migrations`. They are more code than all of ours that a command runs. See docs/decisions/0002-no-ajv-and-no-semver-in-the-bundle.md.
 */
function refuse(): never {
  throw new Error(
    'Records are checked and migrated in stored-file.ts; conf must be given no schema and no migrations.',
  );
}

export { refuse as Ajv2020 };

/** ajv-formats in the shape that conf asks for at once, and the functions of semver that migrations call. */
const parts = {
  default: () => undefined,
  clean: refuse,
  eq: refuse,
  gt: refuse,
  lte: refuse,
  satisfies: refuse,
};
export { parts as default };
