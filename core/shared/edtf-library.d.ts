/** What this project uses of `edtf`, which ships no types. */
declare module 'edtf' {
  export default function edtf(
    text: string,
    constraints: { level: number },
  ): {
    min: number | null;
    max: number | null;
  };
}
