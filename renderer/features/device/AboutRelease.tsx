import { useText } from '../../use-text.ts';
import './about-release.css';

/** What a release does, said before anyone has to ask. */
export function AboutRelease() {
  const { about } = useText().device;
  return (
    <section className="about-release" aria-labelledby="about-release">
      <h2 id="about-release">{about.title}</h2>
      <ul>
        {about.points.map(({ title, body }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{body}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
