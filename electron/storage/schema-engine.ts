/**
 * Stands in for ajv and ajv-formats in the bundle: conf, under electron-store, loads them for its `schema` option alone, which we do not
 * use. They are half of main's code and 15 ms of its start. See docs/decisions/0002-no-ajv-in-the-bundle.md.
 */
export function Ajv2020(): never {
  throw new Error('Records are checked in stored-file.ts; conf must not be given a schema.');
}

/** The shape of ajv-formats, under the name that conf asks for. */
const formats = { default: () => undefined };
export { formats as default };
