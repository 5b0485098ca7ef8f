/**
 * A matter's title: kind · place. It breaks between the two, not inside a name.
 */

/** The title's parts, each kept together as far as the line allows. */
export function MatterTitle({ title }: { title: string }) {
  const parts = title.split(' · ')
  return parts.map((part, index) => (
    <span key={part} style={{ display: 'inline-block' }}>
      {part}
      {index < parts.length - 1 ? <span aria-hidden="true">&nbsp;·&nbsp;</span> : null}
    </span>
  ))
}
