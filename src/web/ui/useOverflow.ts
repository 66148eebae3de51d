import { useEffect, useRef, useState } from 'react';

/** Whether a region is wider inside than outside: only then the keyboard must be able to stop there to scroll. */
export function useOverflow() {
  const region = useRef<HTMLDivElement>(null);
  const [isOverflowing, setOverflowing] = useState(false);
  useEffect(() => {
    const element = region.current;
    if (!element) return undefined;
    const measure = () => setOverflowing(element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return { region, isOverflowing };
}
