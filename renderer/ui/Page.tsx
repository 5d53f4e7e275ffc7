import { type ReactNode, useEffect } from 'react';
import { useProductName } from '../use-product.ts';
import { useText } from '../use-text.ts';
import './page.css';

interface PageProps {
  readonly title: string;
  /** What concerns the whole page, beside its title. */
  readonly acts?: ReactNode;
  /** What a wide window has room for beside the page; a narrow one puts it below. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the window: its title, and one column or two. */
export function Page({ title, acts, aside, children }: PageProps) {
  const text = useText();
  const product = useProductName();
  useEffect(() => {
    document.title = text.app.windowTitle(title, product);
  }, [text, title, product]);
  const hasAside = aside !== undefined && aside !== false;
  return (
    <div className="page">
      <header className="page-head">
        <h1>{title}</h1>
        {acts}
      </header>
      <div className="page-columns">
        <div className="page-main">{children}</div>
        {hasAside && <div className="page-aside">{aside}</div>}
      </div>
    </div>
  );
}
