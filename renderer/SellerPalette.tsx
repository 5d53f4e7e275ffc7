import { lazy, startTransition, Suspense, useState } from 'react';
import { bridge } from './bridge.ts';
import type { PaletteAction } from './features/licenses/palette/palette-items.ts';
import type { Screen } from './screen.ts';
import type { SellerRequest } from './seller-request.ts';

const loadPalette = () => import('./features/licenses/palette/Palette.tsx');
const Palette = lazy(() => loadPalette().then((module) => ({ default: module.Palette })));

/** Loads the palette's code ahead of time. What fails to load now is loaded when the palette is opened. */
export async function fetchPalette(): Promise<void> {
  await Promise.allSettled([loadPalette()]);
}

/** Whether the palette is open, and what the person chose in it for the seller's screens. */
export function usePalette(openScreen: (screen: Screen) => void) {
  const [isOpen, setOpen] = useState(false);
  /** How often it was closed. One that is opened again at once is another one. */
  const [closings, setClosings] = useState(0);
  const [request, setRequest] = useState<SellerRequest | null>(null);
  return {
    isOpen,
    closings,
    /** Null once the seller's screens have done it. */
    request,
    open: () => startTransition(() => setOpen(true)),
    close: () => {
      setOpen(false);
      setClosings((count) => count + 1);
    },
    requestHandled: () => setRequest(null),
    run(action: PaletteAction) {
      switch (action.type) {
        case 'screen':
          openScreen(action.screen);
          break;
        case 'refresh':
          void bridge.licenses.refresh();
          break;
        case 'bulk':
        case 'license':
          setRequest(action);
          openScreen('licenses');
      }
    },
  };
}

/**
 * The palette, while it is open. The boundary is there before, and the palette opens in a transition: React would wait for 300 ms after a
 * fallback that it has shown.
 */
export function SellerPalette({ palette }: { readonly palette: ReturnType<typeof usePalette> }) {
  return (
    <Suspense fallback={null}>
      {palette.isOpen && (
        <Palette key={palette.closings} onAction={palette.run} onClose={palette.close} />
      )}
    </Suspense>
  );
}
