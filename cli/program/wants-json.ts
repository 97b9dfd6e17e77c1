/** Whether arguments ask for JSON, also where they are too wrong to be read. */
export function wantsJson(argv: readonly string[]): boolean {
  return (
    argv.includes('--json') || argv.includes('--format=json') || argv[argv.indexOf('--format') + 1] === 'json'
  );
}
