import { useState } from 'react';
import { bridge } from '../../../bridge.ts';
import { useLoaded } from '../../../ui/use-loaded.ts';

const load = (request: { readonly licenseId: string }) => bridge.licenses.details(request);

/**
 * Loads one license by its id. A component that shows another license must be another instance. `reload` asks Polar again; `replace`
 * shows the license as the answer to a change has it.
 */
export function useDetails(licenseId: string) {
  const [request, setRequest] = useState({ licenseId });
  return { ...useLoaded(request, load), reload: () => setRequest({ licenseId }) };
}
