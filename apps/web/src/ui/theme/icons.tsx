import type { SVGProps } from 'react';

const paths = {
  add: 'M12 5v14M5 12h14',
  ledger: 'M7 4h10a2 2 0 0 1 2 2v14l-3-2-2 2-2-2-2 2-2-2-3 2V6a2 2 0 0 1 1-2M9 9h6M9 13h6',
  network: 'M5 20v-6M10 20V9M15 20v-9M20 20V5',
  check: 'm5 13 4 4L19 7',
  out: 'M7 17 17 7M9 7h8v8',
  in: 'M17 7 7 17M15 17H7V9',
  thanks: 'M12 20s-7-4.5-7-10a4 4 0 0 1 7-2.6A4 4 0 0 1 19 10c0 5.5-7 10-7 10',
  lead: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  corrected: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  cup: 'M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4zM16 10h2a2 2 0 0 1 0 5h-2M8 3v3M12 3v3',
  clock: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  search: 'm20 20-4.5-4.5M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14',
  chevron: 'm9 6 6 6-6 6',
  down: 'm6 9 6 6 6-6',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  close: 'm6 6 12 12M18 6 6 18',
  phone: 'M6 3h4l2 5-2.5 1.5a11 11 0 0 0 5 5L16 12l5 2v4a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3',
  print: 'M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({
  name,
  size = 24,
  ...rest
}: { name: IconName; size?: number } & SVGProps<SVGSVGElement>) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={1.9}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    {...rest}
  >
    <path d={paths[name]} />
  </svg>
);
