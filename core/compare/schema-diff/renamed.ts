/** Something with a name, and a text that is equal where two of them mean the same. */
export interface Named {
  name: string;
  meaning: string;
}

/** What became of names: old and new ones that belong together, and those that stand alone. */
export interface Renaming {
  renamed: [before: string, after: string][];
  removed: string[];
  added: string[];
}

/** Pairs what is gone with what is new where exactly one of each has the same meaning. */
export function pairRenamed(gone: readonly Named[], fresh: readonly Named[]): Renaming {
  const renamed = gone.flatMap(({ name, meaning }): [string, string][] => {
    const [match, ...others] = fresh.filter((candidate) => candidate.meaning === meaning);
    const isAlone = others.length === 0 && gone.filter((other) => other.meaning === meaning).length === 1;
    return match !== undefined && isAlone ? [[name, match.name]] : [];
  });
  const [before, after] = [new Set(renamed.map(([old]) => old)), new Set(renamed.map(([, now]) => now))];
  return {
    renamed,
    removed: gone.map(({ name }) => name).filter((name) => !before.has(name)),
    added: fresh.map(({ name }) => name).filter((name) => !after.has(name)),
  };
}
