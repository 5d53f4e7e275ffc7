import { type ReactNode, useEffect } from 'react';
import type { Server } from '../../shared/license.ts';
import { useProductName } from '../use-product.ts';
import { useText } from '../use-text.ts';
import { ServerBadge } from './Badge.tsx';
import { useFocusFallback } from './use-focus-fallback.ts';
import './page.css';

/**
 * `columns`: where there is room, the second part stands beside the others instead of below the first. `wide`: a list that uses all
 * the room there is. `fills`: as high as the window, where what it shows scrolls by itself.
 */
type PageLayout = 'columns' | 'wide' | 'fills';

interface PageProps {
  readonly title: string;
  /** Said beside the title of everything that does not concern the real Polar. */
  readonly server?: Server | undefined;
  /** What concerns the whole page, beside its title. */
  readonly actions?: ReactNode;
  /** One column of text where nothing is said. */
  readonly layout?: PageLayout;
  /** What is worth knowing meanwhile: beside the rest where there is room, else below. */
  readonly aside?: ReactNode;
  /** A part of the page has a heading of its own for the focus to rest on. */
  readonly hasOwnHeading?: boolean;
  readonly children: ReactNode;
}

/** A page of the window: its title, and one column or two. */
export function Page({
  title,
  server,
  actions,
  layout,
  aside,
  hasOwnHeading = false,
  children,
}: PageProps) {
  const text = useText();
  const product = useProductName();
  useEffect(() => {
    document.title = text.app.windowTitle(title, product);
    window.scrollTo(0, 0);
  }, [text, title, product]);
  const heading = useFocusFallback(hasOwnHeading ? null : title);
  const layoutClass = layout === undefined ? '' : ` page-${layout}`;
  const asideClass = aside === undefined ? '' : ' page-beside';
  return (
    <div className={`page${layoutClass}${asideClass}`}>
      <header className="page-head">
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {server !== undefined && <ServerBadge server={server} />}
        </div>
        {actions}
      </header>
      <div className="page-parts">{children}</div>
      {aside !== undefined && <aside className="page-aside">{aside}</aside>}
    </div>
  );
}
