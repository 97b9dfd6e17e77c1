import { validProject } from './project.ts';

const p = validProject();
const q = p
  .withCopy('figures', 'trade-turnover-2019', {
    measure: { label: 'Trade turnover', definition: 'Trade turnover of the year.' },
  })
  .withRecord('statements', '/about/figures', ['trade-turnover-2018']);
console.log(q.findings().map((f) => [f.code, f.help, f.fix]));
for (const n of [22, 24, 26]) {
  const s = performance.now();
  const r = p
    .withValue('schemas/actor.schema.json', '/properties/note', {
      type: 'string',
      description: 'x',
      pattern: '^(a+)+$',
      maxLength: 40,
    })
    .withRecord('actors', '/note', 'a'.repeat(n) + '!')
    .findings();
  console.log(
    n,
    r.map((f) => f.code),
    performance.now() - s,
  );
}
const A = 'datasets/actors/example-state.json';
for (const n of [10000, 20000, 40000])
  for (const [k, t] of [
    ['1e400', `[${Array(n).fill('1e400').join(',\n')}]`],
    ['unknown', `{${Array.from({ length: n }, (_, i) => `"a${i}":1`).join(',')}}`],
  ] as const) {
    if (k === 'unknown' && n > 20000) continue;
    const s = performance.now();
    const l = p.with(A, t).findings().length;
    console.log(k, n, t.length, l, Math.round(performance.now() - s));
  }
console.log(
  p
    .withRecord('actors', '/note', 'می\u200cخواهم')
    .findings()
    .map((f) => [f.code, f.message, f.fix?.text]),
);
console.log(
  p
    .withRecord('actors', '/names/-', { name: 'می\u200cخواهم', language: 'fa' })
    .findings()
    .map((f) => [f.code, f.message]),
);
