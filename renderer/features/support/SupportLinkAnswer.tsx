import { lazy, Suspense, useState } from 'react';
import type { SupportLink } from '../../../shared/app-state.ts';

const LinkDialog = lazy(() =>
  import('./LinkDialog.tsx').then((module) => ({ default: module.LinkDialog })),
);

/** Asks about a support link as long as nobody has answered. Stays for the dialog's own end. */
export function SupportLinkAnswer({ link }: { readonly link: SupportLink | null }) {
  const [asked, setAsked] = useState<string | null>(null);
  if (link !== null && link.code !== asked) setAsked(link.code);
  if (asked === null) return null;
  return (
    <Suspense fallback={null}>
      <LinkDialog code={asked} open={link !== null && !link.isConfirmed} />
    </Suspense>
  );
}
