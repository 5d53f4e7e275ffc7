import { lazy, Suspense } from 'react';
import type { DialogProps } from './DialogFrame.tsx';
import { useIdle } from './use-idle.ts';

// Loaded after the first screen, because the dialog library is large.
const DialogFrame = lazy(() =>
  import('./DialogFrame.tsx').then((module) => ({ default: module.DialogFrame })),
);

/**
 * Asks for confirmation. The focus starts on the cancel button, Escape cancels, and a click outside the dialog does nothing. After
 * the dialog closes, the focus returns to the element that opened it.
 */
export function ConfirmDialog(props: DialogProps) {
  const isIdle = useIdle();
  if (!isIdle && !props.open) return null;
  return (
    <Suspense fallback={null}>
      <DialogFrame {...props} />
    </Suspense>
  );
}
