type Fields = Readonly<Record<string, unknown>>;

function asFields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : null;
}

/** Each field's names: in this app's JSON, in Polar's, and in JSON that programs make of Polar's. */
const fieldNames = {
  key: ['key', 'license_key', 'licenseKey'],
  organizationId: ['organizationId', 'organization_id'],
  activationId: ['activationId', 'activation_id'],
  label: ['label'],
  server: ['server'],
} as const;

/** Returns the value that the fields of these names have; undefined for no value, and for several that differ. */
function singleValue(fields: Fields, aliases: readonly string[]): unknown {
  const values = new Set(
    aliases.map((name) => fields[name]).filter((value) => value !== undefined),
  );
  return values.size === 1 ? [...values][0] : undefined;
}

/**
 * Returns the fields of an activation that `import` reads, not yet checked. `content` is this app's own JSON, perhaps with Polar's names
 * for its fields, or Polar's answer to `activate` or `validate`, which a seller's program may have stored unchanged.
 * https://polar.sh/docs/api-reference/license-keys/activate
 */
export function importedFields(content: unknown): unknown {
  const fields = asFields(content);
  if (fields === null) return content;
  const license = asFields(fields['license_key']);
  const activation = asFields(fields['activation']);
  const source = license ?? fields;
  const named = Object.entries(fieldNames).map(
    ([name, aliases]) => [name, singleValue(source, aliases)] as const,
  );
  const seat = license === null ? activation : fields;
  return {
    ...Object.fromEntries(named),
    ...(seat === null ? {} : { activationId: seat['id'], label: seat['label'] }),
  };
}
