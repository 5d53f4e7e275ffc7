import './tips.css';

interface TipsProps {
  readonly title: string;
  readonly tips: readonly { readonly title: string; readonly body: string }[];
}

/** Tips beside a page's content or below it. */
export function Tips({ title, tips }: TipsProps) {
  return (
    <section className="tips" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {tips.map((tip) => (
          <li key={tip.title}>
            <h3>{tip.title}</h3>
            <p className="note">{tip.body}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
