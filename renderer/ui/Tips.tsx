import './tips.css';

interface PointsProps {
  readonly title: string;
  readonly points: readonly { readonly title: string; readonly body: string }[];
}

/** A few things worth knowing, beside a page or below it. */
export function Points({ title, points }: PointsProps) {
  return (
    <section className="points" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {points.map((point) => (
          <li key={point.title}>
            <h3>{point.title}</h3>
            <p>{point.body}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
