import { type ReactNode, useLayoutEffect } from 'react';
import type { Server } from '../../shared/license.ts';
import { useProductName } from '../use-product.ts';
import { useText } from '../use-text.ts';
import { ServerBadge } from './Badge.tsx';
import { Button } from './Button.tsx';
import { useFocusFallback } from './use-focus-fallback.ts';
import './page.css';

/**
 * `columns`: in a wide window the second part is beside the others instead of below the first. `wide`: uses all the width. `fills`:
 * as high as the window, with content that scrolls by itself. `list`: a column of wide rows.
 */
type PageLayout = 'columns' | 'wide' | 'fills' | 'list';

interface PageProps {
  readonly title: string;
  /** The server, shown beside the title unless it is production. */
  readonly server?: Server | undefined;
  /** An action on the title, beside it. */
  readonly titleAction?: ReactNode;
  readonly actions?: ReactNode;
  /** Leads to where the person came from; null or left out for nowhere. */
  readonly onBack?: (() => void) | null;
  /** Where it leads, where "Back" says too little. */
  readonly backLabel?: string;
  /** One column of text if left out. */
  readonly layout?: PageLayout;
  /** Extra information: beside the content in a wide window, else below it. */
  readonly aside?: ReactNode;
  /** Whether a part of the page has its own heading that receives the focus. */
  readonly hasOwnHeading?: boolean;
  readonly children: ReactNode;
}

/** A page of the window: a title and one or two columns. */
export function Page({
  title,
  server,
  titleAction,
  actions,
  onBack = null,
  backLabel,
  layout,
  aside,
  hasOwnHeading = false,
  children,
}: PageProps) {
  const text = useText();
  const product = useProductName();
  // Before the effects of the parts, of which one may focus an element and scroll to it.
  useLayoutEffect(() => {
    document.title = text.app.windowTitle(title, product);
    document.getElementById('root')?.scrollTo(0, 0);
  }, [text, title, product]);
  const heading = useFocusFallback(hasOwnHeading ? null : title);
  const layoutClass = layout === undefined ? '' : ` page-${layout}`;
  const asideClass = aside === undefined ? '' : ' page-beside';
  return (
    <div className={`page${layoutClass}${asideClass}`}>
      <header className="page-head spread">
        <div className="page-title row">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {server !== undefined && <ServerBadge server={server} />}
          {titleAction}
        </div>
        {(onBack !== null || actions !== undefined) && (
          <div className="actions">
            {onBack !== null && (
              // Each step has a button of its own, so that the focus moves to the heading.
              <Button key={hasOwnHeading ? '' : title} variant="quiet" icon="back" onClick={onBack}>
                {backLabel ?? text.app.actions.back}
              </Button>
            )}
            {actions}
          </div>
        )}
      </header>
      <div className="page-parts">{children}</div>
      {aside !== undefined && <aside className="page-aside">{aside}</aside>}
    </div>
  );
}
