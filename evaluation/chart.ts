/** A bar with its interval; all of one chart on one scale. */
export interface Bar {
  label: string;
  value: number;
  interval: readonly [number, number];
}

const LABELS = 260;
const PLOT = 380;
const ROW = 26;
const TOP = 44;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Horizontal bars with 95 % intervals, as SVG that reads on light and dark pages.
 *  @param bars values and intervals in `from`..`to`. @param mark a value to compare with, drawn as a line. */
export function barChart(
  title: string,
  bars: readonly Bar[],
  { from = 0, to = 1, mark = null }: { from?: number; to?: number; mark?: number | null } = {},
): string {
  const x = (value: number): number =>
    LABELS + (PLOT * (Math.max(from, Math.min(to, value)) - from)) / (to - from);
  const height = TOP + bars.length * ROW + 12;
  const zero = x(Math.max(from, 0));
  const rows = bars.flatMap(({ label, value, interval: [low, high] }, at) => {
    const y = TOP + at * ROW;
    const [left, right] = [Math.min(zero, x(value)), Math.max(zero, x(value))];
    return [
      `<text x="${LABELS - 10}" y="${y + 14}" text-anchor="end">${escaped(label)}</text>`,
      `<rect x="${left.toFixed(1)}" y="${y + 2}" width="${(right - left).toFixed(1)}" height="16" fill="#6a8fd8"/>`,
      `<path d="M${x(low).toFixed(1)} ${y + 10}H${x(high).toFixed(1)}" stroke="#7a4a00" stroke-width="3"/>`,
      `<text x="${(x(Math.max(high, value)) + 8).toFixed(1)}" y="${y + 14}">${value.toFixed(3)}</text>`,
    ];
  });
  const line =
    mark === null
      ? []
      : [
          `<path d="M${x(mark).toFixed(1)} ${TOP - 6}V${height - 8}" stroke="#b00020" stroke-dasharray="4 3"/>`,
        ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LABELS + PLOT + 80} ${height}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="12" y="22" font-size="14" font-weight="bold">${escaped(title)}</text>`,
    ...rows,
    ...line,
    '</svg>',
    '',
  ].join('\n');
}
