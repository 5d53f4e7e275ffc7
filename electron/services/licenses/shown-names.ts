import type { OrganizationRequests } from './organization-requests.ts';

/** The longest name that is shown, in code units. */
const maxLength = 100;

/**
 * Returns the names of an organization and its benefits, none yet, in memory alone. Reading them needs permissions that a token may lack. Without a name the window shows the prefix of a benefit's
 * keys, and no name for the organization.
 */
export function createShownNames(deps: {
  readonly requests: Pick<OrganizationRequests, 'organizationName' | 'benefitNames'>;
  readonly changed: () => void;
}) {
  let organization: string | null = null;
  let benefits: Readonly<Record<string, string>> = {};
  let isLoaded = false;

  async function read(): Promise<void> {
    const name = await deps.requests.organizationName();
    if (name.type === 'ok') organization = name.value.slice(0, maxLength);
    const names = await deps.requests.benefitNames();
    if (names.type === 'ok') {
      benefits = Object.fromEntries(
        Object.entries(names.value).map(([id, benefit]) => [id, benefit.slice(0, maxLength)]),
      );
    }
    deps.changed();
  }

  return {
    organization: (): string | null => organization,
    benefits: (): Readonly<Record<string, string>> => benefits,
    /** Reads the names, once. A name that cannot be read is not a failure. */
    load(): void {
      if (isLoaded) return;
      isLoaded = true;
      void read();
    },
  };
}
