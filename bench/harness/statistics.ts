/** What a number of measurements of the same thing say. */
export interface Summary {
  median: number;
  /** A quarter of the measurements is lower, and a quarter is higher. */
  lowerQuartile: number;
  upperQuartile: number;
  least: number;
}

export function summarised(measurements: readonly number[]): Summary {
  const sorted = measurements.toSorted((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    lowerQuartile: quantile(sorted, 0.25),
    upperQuartile: quantile(sorted, 0.75),
    least: quantile(sorted, 0),
  };
}

/** The value below which a share of the measurements lies, in between two of them where need be. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const [below = Number.NaN, above = below] = sorted.slice(Math.floor(place), Math.floor(place) + 2);
  return below + (above - below) * (place % 1);
}
