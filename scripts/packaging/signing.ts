import { SetupError } from '../setup/print-status.ts';

/** Environment variables; an empty one counts as not set, as workflows pass a secret that is missing. */
type Environment = Readonly<Record<string, string | undefined>>;

/** What electron-builder's `win.azureSignOptions` needs. None of it is a secret; Microsoft's module reads the login from AZURE_… variables. */
export interface AzureSignOptions {
  readonly endpoint: string;
  readonly codeSigningAccountName: string;
  readonly certificateProfileName: string;
  readonly publisherName: string;
}

/** The variable of each entry. electron-builder knows none for them, and they are the build's and not the app's, so that the vendor file has none. */
const azureVariables = {
  endpoint: 'AZURE_SIGNING_ENDPOINT',
  codeSigningAccountName: 'AZURE_SIGNING_ACCOUNT',
  certificateProfileName: 'AZURE_SIGNING_PROFILE',
  publisherName: 'AZURE_SIGNING_PUBLISHER',
} as const satisfies Record<keyof AzureSignOptions, string>;

const isSet = (env: Environment, name: string): boolean => (env[name] ?? '') !== '';

/** Microsoft's addresses of the service, one for each region. */
const azureEndpoint = /^https:\/\/[a-z\d-]+\.codesigning\.azure\.net\/?$/;

/**
 * Returns how to sign for Windows with Azure Trusted Signing; null if no variable asks for it.
 * https://www.electron.build/code-signing-win
 *
 * @throws SetupError for variables that are missing, wrong, or ask for another certificate as well
 */
export function azureSignOptions(env: Environment): AzureSignOptions | null {
  const names = Object.values(azureVariables);
  const missing = names.filter((name) => !isSet(env, name));
  if (missing.length === names.length) return null;
  if (missing.length > 0) {
    throw new SetupError(
      `To sign with Azure, set ${missing.join(' and ')} as well, or none of ${names.join(', ')}.`,
    );
  }
  const value = (entry: keyof AzureSignOptions): string =>
    (env[azureVariables[entry]] ?? '').trim();
  if (!azureEndpoint.test(value('endpoint'))) {
    throw new SetupError(
      `${azureVariables.endpoint} is the address of your region, such as https://weu.codesigning.azure.net.`,
    );
  }
  const other = ['WIN_CSC_LINK', 'CSC_LINK'].find((name) => isSet(env, name));
  if (other !== undefined) {
    throw new SetupError(
      `${other} names a certificate, and ${azureVariables.endpoint} asks Azure to sign: unset one of them.`,
    );
  }
  return {
    endpoint: value('endpoint'),
    codeSigningAccountName: value('codeSigningAccountName'),
    certificateProfileName: value('certificateProfileName'),
    publisherName: value('publisherName'),
  };
}

const hasNotary = (env: Environment): boolean =>
  ['APPLE_ID', 'APPLE_API_KEY', 'APPLE_KEYCHAIN_PROFILE'].some((name) => isSet(env, name));

/** What people see of packages that are not signed, by the system they are for; empty where the environment names all that a signature needs. */
const notices: Partial<Record<NodeJS.Platform, (env: Environment) => string>> = {
  win32: (env) =>
    ['WIN_CSC_LINK', 'CSC_LINK', azureVariables.endpoint].some((name) => isSet(env, name))
      ? ''
      : 'The packages are unsigned: Windows shows "Windows protected your PC" and an unknown publisher.',
  darwin(env) {
    if (!isSet(env, 'CSC_LINK') && !isSet(env, 'CSC_NAME')) {
      return 'The packages are unsigned, unless the keychain has a certificate "Developer ID Application": macOS calls the app damaged, and shows none of its notifications.';
    }
    return hasNotary(env)
      ? ''
      : 'The packages are signed and not notarized: macOS says that it cannot check the app, and does not open it.';
  },
  linux: () =>
    'The packages are unsigned, as is usual for single files on Linux: apt and dnf install them without a question, zypper asks. Publish their checksums.',
};

/** Returns what to say of packages that people will be warned of; null where there is nothing to say. */
export function unsignedNotice(platform: NodeJS.Platform, env: Environment): string | null {
  const notice = notices[platform]?.(env) ?? '';
  return notice === '' ? null : `${notice} docs/seller-guide.md says how to sign.`;
}
