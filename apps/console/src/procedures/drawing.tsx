import { useQuery } from '@tanstack/react-query';
import {
  type KeyboardEvent,
  type PointerEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

import { Asked } from '../parts/asked.tsx';
import { drawingQuery } from '../queries.ts';

/** Of full size: not smaller, not larger. */
const SMALLEST = 0.3;
const LARGEST = 3;
const STEP = 1.25;

/** The flow of a procedure as it is drawn, to be looked at closely; the steps below say the same in words. */
export function Drawing({ code, version, name }: { code: string; version: number; name: string }) {
  const query = useQuery(drawingQuery(code, version));
  return (
    <section className="stack-close">
      <Asked query={query}>{(svg) => <Sheet svg={svg} title={`Lưu đồ ${name}`} />}</Asked>
    </section>
  );
}

function Sheet({ svg, title }: { svg: string; title: string }) {
  // As an image of its own nothing in it runs, and no style of it reaches the page.
  const source = useMemo(
    () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`,
    [svg],
  );
  const frame = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  /** Width in pixels; null: as wide as the page. */
  const [width, setWidth] = useState<number | null>(null);
  const middle = useRef({ x: 0.5, y: 0.5 });
  const grabbed = useRef<{ x: number; y: number } | null>(null);

  const zoom = (by: number): void => {
    const [box, picture] = [frame.current, image.current];
    if (!box || !picture) return;
    middle.current = {
      x: (box.scrollLeft + box.clientWidth / 2) / box.scrollWidth,
      y: (box.scrollTop + box.clientHeight / 2) / box.scrollHeight,
    };
    const full = picture.naturalWidth;
    setWidth(Math.min(full * LARGEST, Math.max(full * SMALLEST, picture.clientWidth * by)));
  };
  // What was in the middle stays there.
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return;
    box.scrollLeft = middle.current.x * box.scrollWidth - box.clientWidth / 2;
    box.scrollTop = middle.current.y * box.scrollHeight - box.clientHeight / 2;
  }, [width]);
  const fit = (): void => {
    middle.current = { x: 0, y: 0 };
    setWidth(null);
  };

  const heed = (event: KeyboardEvent): void => {
    const act = {
      '+': () => zoom(STEP),
      '=': () => zoom(STEP),
      '-': () => zoom(1 / STEP),
      '0': fit,
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  const grab = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { x: event.clientX, y: event.clientY };
  };
  const drag = ({ clientX: x, clientY: y }: PointerEvent): void => {
    if (!grabbed.current) return;
    frame.current?.scrollBy(grabbed.current.x - x, grabbed.current.y - y);
    grabbed.current = { x, y };
  };
  const letGo = (): void => {
    grabbed.current = null;
  };

  return (
    <>
      <div className="row row-apart">
        <h2>Lưu đồ</h2>
        <div className="row no-print" role="group" aria-label="Cỡ hình">
          <button
            type="button"
            className="button button-zoom"
            aria-label="Thu nhỏ"
            onClick={() => zoom(1 / STEP)}
          >
            −
          </button>
          <button
            type="button"
            className="button button-zoom"
            aria-label="Phóng to"
            onClick={() => zoom(STEP)}
          >
            +
          </button>
          <button type="button" className="button button-quiet" onClick={fit}>
            Vừa trang
          </button>
        </div>
      </div>
      <div
        ref={frame}
        className="drawing sheet"
        tabIndex={0}
        role="region"
        aria-label={`${title}. Phím + và − để phóng to, thu nhỏ; 0 để vừa trang`}
        onKeyDown={heed}
        onPointerDown={grab}
        onPointerMove={drag}
        onPointerUp={letGo}
        onPointerCancel={letGo}
      >
        <img
          ref={image}
          src={source}
          alt={`${title}; các bước kể bằng lời ở dưới`}
          className={width === null ? 'drawing-fit' : ''}
          {...(width !== null && { width: Math.round(width) })}
          draggable={false}
        />
      </div>
    </>
  );
}
