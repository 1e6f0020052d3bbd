import { create } from 'qrcode';

const quietZone = 4;

/** Always dark on white, with the margin that readers need (ISO/IEC 18004); one path, no image and no script. */
export function QrCode({
  text,
  label,
  className,
}: Readonly<{ text: string; label: string; className?: string | undefined }>) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const path = Array.from(data, (isDark, at) =>
    isDark ? `M${String(at % size)} ${String(Math.floor(at / size))}h1v1h-1z` : '',
  ).join('');
  const whole = size + 2 * quietZone;
  return (
    <svg
      className={className}
      role="img"
      aria-label={label}
      viewBox={`${String(-quietZone)} ${String(-quietZone)} ${String(whole)} ${String(whole)}`}
      shapeRendering="crispEdges"
    >
      <rect x={-quietZone} y={-quietZone} width={whole} height={whole} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
