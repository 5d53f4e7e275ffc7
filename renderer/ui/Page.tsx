import { type ReactNode, useEffect } from 'react';
import { useProductName } from '../use-product.ts';
import { useText } from '../use-text.ts';
import { useFocusRest } from './use-focus-rest.ts';
import './page.css';

interface PageProps {
  readonly title: string;
  /** What concerns the whole page, beside its title. */
  readonly acts?: ReactNode;
  /** Where there is room, the second part stands beside the others instead of below the first. */
  readonly columns?: boolean;
  readonly children: ReactNode;
}

/** A page of the window: its title, and one column or two. */
export function Page({ title, acts, columns = false, children }: PageProps) {
  const text = useText();
  const product = useProductName();
  useEffect(() => {
    document.title = text.app.windowTitle(title, product);
    window.scrollTo(0, 0);
  }, [text, title, product]);
  const heading = useFocusRest(title);
  return (
    <div className={columns ? 'page page-columns' : 'page'}>
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {acts}
      </header>
      <div className="page-parts">{children}</div>
    </div>
  );
}
