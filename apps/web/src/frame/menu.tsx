import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface MenuProps {
  readonly label: string;
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** A button that opens a short list of links and buttons, and closes with a press on any of them, elsewhere, or Escape. */
export function Menu({ label, title, children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      const isInside = event.target instanceof Node && details.current?.contains(event.target);
      if (isInside !== true) details.current?.removeAttribute('open');
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
    };
  }, []);
  const closeOn = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || details.current?.open !== true) return;
    event.stopPropagation();
    details.current.open = false;
    details.current.querySelector('summary')?.focus();
  };
  return (
    <details class="menu" ref={details} onKeyDown={closeOn}>
      <summary title={title}>{label}</summary>
      <div class="menu-list" onClick={() => details.current?.removeAttribute('open')}>
        {children}
      </div>
    </details>
  );
}
