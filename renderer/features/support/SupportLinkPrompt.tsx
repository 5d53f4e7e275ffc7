import { lazy, Suspense, useState } from 'react';
import type { SupportLink } from '../../../shared/app-state.ts';

const LinkDialog = lazy(() =>
  import('./LinkDialog.tsx').then((module) => ({ default: module.LinkDialog })),
);

/** Asks about a support link until the person answers. Stays mounted while the dialog closes. */
export function SupportLinkPrompt({ link }: { readonly link: SupportLink | null }) {
  const [promptedCode, setPromptedCode] = useState<string | null>(null);
  if (link !== null && link.code !== promptedCode) setPromptedCode(link.code);
  if (promptedCode === null) return null;
  return (
    <Suspense fallback={null}>
      <LinkDialog code={promptedCode} open={link !== null && !link.isConfirmed} />
    </Suspense>
  );
}
