/** Returns the name of an environment variable of an app: `LUMEN_LICENSES_KEY` for `lumen-licenses` and `KEY`. */
export function variableName(app: string, purpose: string): string {
  return `${app}-${purpose}`.toUpperCase().replaceAll('-', '_');
}
